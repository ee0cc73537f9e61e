// SPDX-License-Identifier: MIT
// Module _virtual_board: the board's interface for the stand-ins of CanMV's Python
// packages and for tests. The camera's functions return 0 or the MPP's error code.
#include "py/runtime.h"

#include "buffer.h"
#include "faults_and_leak_check.h"
#include "interrupt.h"
#include "kpu_option.h"
#include "link.h"
#include "raw_wait.h"
#include "snapshots.h"
#include "struct_argument.h"
#include "virtual_mpp.h"

// camera_set_chn(dev, chn, width, height, pixel_format)
static mp_obj_t camera_set_chn(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return mp_obj_new_int(vmpp_camera_set_chn(mp_obj_get_int(args[0]), mp_obj_get_int(args[1]),
        mp_obj_get_int(args[2]), mp_obj_get_int(args[3]), (k_pixel_format)mp_obj_get_int(args[4])));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(camera_set_chn_obj, 5, 5, camera_set_chn);

// camera_set_fps(dev, fps)
static mp_obj_t camera_set_fps(mp_obj_t dev, mp_obj_t fps) {
    return mp_obj_new_int(vmpp_camera_set_fps(mp_obj_get_int(dev), mp_obj_get_int(fps)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(camera_set_fps_obj, camera_set_fps);

// camera_start(dev)
static mp_obj_t camera_start(mp_obj_t dev) {
    return mp_obj_new_int(vmpp_camera_start(mp_obj_get_int(dev)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(camera_start_obj, camera_start);

// camera_stop(dev)
static mp_obj_t camera_stop(mp_obj_t dev) {
    return mp_obj_new_int(vmpp_camera_stop(mp_obj_get_int(dev)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(camera_stop_obj, camera_stop);

// camera_dump(dev, chn, frame, milli_sec): fills `frame` (k_video_frame_info) with the next frame; -1 waits forever.
static mp_obj_t camera_dump(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    k_u32 dev = mp_obj_get_int(args[0]);
    k_u32 chn = mp_obj_get_int(args[1]);
    k_video_frame_info *frame = struct_argument(args[2], sizeof(k_video_frame_info));
    raw_wait_t wait = { mp_obj_get_int(args[3]) };
    k_s32 result;
    do {
        MP_THREAD_GIL_EXIT();
        result = vmpp_camera_dump(dev, chn, frame, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == VMPP_CAMERA_BUF_EMPTY && raw_wait_continues(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(camera_dump_obj, 4, 4, camera_dump);

// camera_release(dev, chn, frame): releases a frame of camera_dump().
static mp_obj_t camera_release(mp_obj_t dev, mp_obj_t chn, mp_obj_t frame) {
    return mp_obj_new_int(vmpp_camera_release(mp_obj_get_int(dev), mp_obj_get_int(chn),
        struct_argument(frame, sizeof(k_video_frame_info))));
}
static MP_DEFINE_CONST_FUN_OBJ_3(camera_release_obj, camera_release);

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
