// SPDX-License-Identifier: MIT
// Module _virtual_board: the board's interface for the stand-ins of CanMV's Python
// packages and for tests.
#include "py/runtime.h"

#include "buffer.h"
#include "camera_calls.h"
#include "faults_and_leak_check.h"
#include "interrupt.h"
#include "kpu_option.h"
#include "link.h"
#include "snapshots.h"

// interrupt(): Ctrl-C, for a thread that must stop the main one.
static mp_obj_t interrupt(void) {
    interrupt_send();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(interrupt_obj, interrupt);

static const mp_rom_map_elem_t virtual_board_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__virtual_board) },
#if MPP_GENERATION_A
    { MP_ROM_QSTR(MP_QSTR_MPP_GENERATION), MP_ROM_QSTR(MP_QSTR_A) },
#else
    { MP_ROM_QSTR(MP_QSTR_MPP_GENERATION), MP_ROM_QSTR(MP_QSTR_B) },
#endif
    { MP_ROM_QSTR(MP_QSTR_camera_set_chn), MP_ROM_PTR(&camera_set_chn_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_set_fps), MP_ROM_PTR(&camera_set_fps_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_start), MP_ROM_PTR(&camera_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_stop), MP_ROM_PTR(&camera_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_dump), MP_ROM_PTR(&camera_dump_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_release), MP_ROM_PTR(&camera_release_obj) },
    { MP_ROM_QSTR(MP_QSTR_snapshot_map), MP_ROM_PTR(&snapshot_map_obj) },
    { MP_ROM_QSTR(MP_QSTR_snapshot_unmap), MP_ROM_PTR(&snapshot_unmap_obj) },
    { MP_ROM_QSTR(MP_QSTR_Link), MP_ROM_PTR(&link_type) },
    { MP_ROM_QSTR(MP_QSTR_unbind_all), MP_ROM_PTR(&link_unbind_all_obj) },
    { MP_ROM_QSTR(MP_QSTR_Buffer), MP_ROM_PTR(&buffer_type) },
    { MP_ROM_QSTR(MP_QSTR_outstanding), MP_ROM_PTR(&board_outstanding_obj) },
    { MP_ROM_QSTR(MP_QSTR_fault), MP_ROM_PTR(&board_fault_obj) },
    { MP_ROM_QSTR(MP_QSTR_interrupt), MP_ROM_PTR(&interrupt_obj) },
    { MP_ROM_QSTR(MP_QSTR_kpu), MP_ROM_PTR(&board_kpu_obj) },
};
static MP_DEFINE_CONST_DICT(virtual_board_globals, virtual_board_globals_table);

const mp_obj_module_t virtual_board_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&virtual_board_globals,
};
MP_REGISTER_MODULE(MP_QSTR__virtual_board, virtual_board_module);
