# SPDX-License-Identifier: MIT
# The runtime for a user C module of MicroPython, which includes this file in its micropython.cmake:
#
#   include(/path/to/firmware/binding/binding.cmake)
#   binding_runtime(usermod_name ${CMAKE_CURRENT_LIST_DIR}/generated/binding_sources.txt)
set(BINDING_DIR ${CMAKE_CURRENT_LIST_DIR})

# Adds what the lists name to the module. Modules of a program share files: CMake compiles a source of a target once.
function(binding_runtime module)
    foreach(list ${ARGN})
        file(STRINGS ${list} names REGEX "\\.c$")
        list(TRANSFORM names PREPEND ${BINDING_DIR}/)
        target_sources(${module} INTERFACE ${names})
    endforeach()
    target_include_directories(${module} INTERFACE ${BINDING_DIR})
endfunction()
