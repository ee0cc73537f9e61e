// SPDX-License-Identifier: MIT
// Module _virtual_board in MicroPython's unix port: what the stand-ins of CanMV's
// packages need, and the camera. The first import initialises the video buffers, as
// the boot of generation B's firmware does.
#include "py/runtime.h"

#include "../../emulated-board/buffer.h"
#include "../../emulated-board/camera_calls.h"
#include "../../emulated-board/link.h"
#include "../../emulated-board/video_buffers.h"

// MicroPython calls it at each import.
static mp_obj_t board_init(void) {
    static bool is_booted;
    if (!is_booted) {
        video_buffers_boot();
        is_booted = true;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(board_init_obj, board_init);

static const mp_rom_map_elem_t virtual_board_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__virtual_board) },
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&board_init_obj) },
    { MP_ROM_QSTR(MP_QSTR_MPP_GENERATION), MP_ROM_QSTR(MP_QSTR_B) },
    { MP_ROM_QSTR(MP_QSTR_camera_set_chn), MP_ROM_PTR(&camera_set_chn_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_set_fps), MP_ROM_PTR(&camera_set_fps_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_start), MP_ROM_PTR(&camera_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_stop), MP_ROM_PTR(&camera_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_dump), MP_ROM_PTR(&camera_dump_obj) },
    { MP_ROM_QSTR(MP_QSTR_camera_release), MP_ROM_PTR(&camera_release_obj) },
    { MP_ROM_QSTR(MP_QSTR_Link), MP_ROM_PTR(&link_type) },
    { MP_ROM_QSTR(MP_QSTR_Buffer), MP_ROM_PTR(&buffer_type) },
};
static MP_DEFINE_CONST_DICT(virtual_board_globals, virtual_board_globals_table);

const mp_obj_module_t virtual_board_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&virtual_board_globals,
};
MP_REGISTER_MODULE(MP_QSTR__virtual_board, virtual_board_module);
