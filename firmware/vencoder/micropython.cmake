# SPDX-License-Identifier: MIT
# The module as a MicroPython user C module for ports that build with CMake.
add_library(usermod_vencoder INTERFACE)
target_sources(usermod_vencoder INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}/generated/modvencoder.c
    ${CMAKE_CURRENT_LIST_DIR}/generated/vencoder_states.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_calls.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_channel.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_mapping.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_media_manager.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_output.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_stream.c
    ${CMAKE_CURRENT_LIST_DIR}/vencoder_tables.c
    ${CMAKE_CURRENT_LIST_DIR}/../binding/binding_arguments.c
    ${CMAKE_CURRENT_LIST_DIR}/../binding/binding_classes.c
    ${CMAKE_CURRENT_LIST_DIR}/../binding/binding_results.c
)
target_include_directories(usermod_vencoder INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}
    ${CMAKE_CURRENT_LIST_DIR}/generated
    ${CMAKE_CURRENT_LIST_DIR}/../binding
    ${CMAKE_CURRENT_LIST_DIR}/../mpp
    ${CMAKE_CURRENT_LIST_DIR}/../mpp/generated
)
target_link_libraries(usermod INTERFACE usermod_vencoder)
