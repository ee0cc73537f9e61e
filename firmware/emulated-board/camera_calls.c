// SPDX-License-Identifier: MIT
// The camera's functions of _virtual_board. They return 0 or the MPP's error code.
#include "py/runtime.h"

#include "camera_calls.h"
#include "raw_wait.h"
#include "struct_argument.h"
#include "virtual_mpp.h"

// camera_set_chn(dev, chn, width, height, pixel_format)
static mp_obj_t camera_set_chn(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return mp_obj_new_int(vmpp_camera_set_chn(mp_obj_get_int(args[0]), mp_obj_get_int(args[1]),
        mp_obj_get_int(args[2]), mp_obj_get_int(args[3]), (k_pixel_format)mp_obj_get_int(args[4])));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(camera_set_chn_obj, 5, 5, camera_set_chn);

// camera_set_fps(dev, fps)
static mp_obj_t camera_set_fps(mp_obj_t dev, mp_obj_t fps) {
    return mp_obj_new_int(vmpp_camera_set_fps(mp_obj_get_int(dev), mp_obj_get_int(fps)));
}
MP_DEFINE_CONST_FUN_OBJ_2(camera_set_fps_obj, camera_set_fps);

// camera_start(dev)
static mp_obj_t camera_start(mp_obj_t dev) {
    return mp_obj_new_int(vmpp_camera_start(mp_obj_get_int(dev)));
}
MP_DEFINE_CONST_FUN_OBJ_1(camera_start_obj, camera_start);

// camera_stop(dev)
static mp_obj_t camera_stop(mp_obj_t dev) {
    return mp_obj_new_int(vmpp_camera_stop(mp_obj_get_int(dev)));
}
MP_DEFINE_CONST_FUN_OBJ_1(camera_stop_obj, camera_stop);

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
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(camera_dump_obj, 4, 4, camera_dump);

// camera_release(dev, chn, frame): releases a frame of camera_dump().
static mp_obj_t camera_release(mp_obj_t dev, mp_obj_t chn, mp_obj_t frame) {
    return mp_obj_new_int(vmpp_camera_release(mp_obj_get_int(dev), mp_obj_get_int(chn),
        struct_argument(frame, sizeof(k_video_frame_info))));
}
MP_DEFINE_CONST_FUN_OBJ_3(camera_release_obj, camera_release);
