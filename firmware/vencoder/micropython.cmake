# SPDX-License-Identifier: MIT
# The module as a MicroPython user C module for ports that build with CMake.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/generated/binding_sources.txt VENCODER_BINDING_SOURCES REGEX "\\.c$")
list(TRANSFORM VENCODER_BINDING_SOURCES PREPEND ${CMAKE_CURRENT_LIST_DIR}/../binding/)
add_library(usermod_vencoder INTERFACE)
target_sources(usermod_vencoder INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}/generated/modvencoder.c
    ${CMAKE_CURRENT_LIST_DIR}/generated/vencoder_states.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_access.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_calls.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_channel.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_driver.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_mapping.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_media_manager.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_osd.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_output.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_own.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_settings.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_state_check.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_stream.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_tables.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_teardown.c
    ${VENCODER_BINDING_SOURCES}
)
target_include_directories(usermod_vencoder INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}
    ${CMAKE_CURRENT_LIST_DIR}/generated
    ${CMAKE_CURRENT_LIST_DIR}/../binding
    ${CMAKE_CURRENT_LIST_DIR}/../mpp
    ${CMAKE_CURRENT_LIST_DIR}/../mpp/generated
)
target_link_libraries(usermod INTERFACE usermod_vencoder)
