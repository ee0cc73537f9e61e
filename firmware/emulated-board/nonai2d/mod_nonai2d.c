// SPDX-License-Identifier: MIT
// Module _nonai2d: the calls of the colour space converter, for the module nonai2d.
#include "py/mpthread.h"
#include "py/runtime.h"

#include "csc.h"
#include "csc_pixels.h"
#include "raw_wait.h"
#include "struct_argument.h"

// create(chn, format, max_width, max_height, buffers)
static mp_obj_t nonai2d_create(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    csc_attr_t attr = {
        .format = mp_obj_get_int(args[1]),
        .max_width = mp_obj_get_int(args[2]),
        .max_height = mp_obj_get_int(args[3]),
        .buffers = mp_obj_get_int(args[4]),
    };
    return mp_obj_new_int(csc_create(mp_obj_get_int(args[0]), &attr));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(nonai2d_create_obj, 5, 5, nonai2d_create);

static mp_obj_t nonai2d_destroy(mp_obj_t chn) {
    return mp_obj_new_int(csc_destroy(mp_obj_get_int(chn)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(nonai2d_destroy_obj, nonai2d_destroy);

// frame_bytes(format, width, height)
static mp_obj_t nonai2d_frame_bytes(mp_obj_t format, mp_obj_t width, mp_obj_t height) {
    return mp_obj_new_int_from_uint(csc_bytes(mp_obj_get_int(format), mp_obj_get_int(width), mp_obj_get_int(height)));
}
static MP_DEFINE_CONST_FUN_OBJ_3(nonai2d_frame_bytes_obj, nonai2d_frame_bytes);

static mp_obj_t nonai2d_send_frame(mp_obj_t chn, mp_obj_t frame, mp_obj_t milli_sec) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(frame, &buffer, MP_BUFFER_READ);
    if (buffer.len != sizeof(k_video_frame_info)) {
        mp_raise_TypeError(MP_ERROR_TEXT("CSC.convert only accepts py_video_frame_info or k_video_frame_info"));
    }
    k_u32 channel = mp_obj_get_int(chn);
    raw_wait_t wait = { mp_obj_get_int(milli_sec) };
    k_s32 result;
    do {
        MP_THREAD_GIL_EXIT();
        result = csc_send_frame(channel, buffer.buf, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == CSC_BUSY && raw_wait_continues(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_3(nonai2d_send_frame_obj, nonai2d_send_frame);

static mp_obj_t nonai2d_get_frame(mp_obj_t chn, mp_obj_t frame, mp_obj_t milli_sec) {
    k_video_frame_info *info = struct_argument(frame, sizeof(k_video_frame_info));
    k_u32 channel = mp_obj_get_int(chn);
    raw_wait_t wait = { mp_obj_get_int(milli_sec) };
    k_s32 result;
    do {
        MP_THREAD_GIL_EXIT();
        result = csc_get_frame(channel, info, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == CSC_BUF_EMPTY && raw_wait_continues(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_3(nonai2d_get_frame_obj, nonai2d_get_frame);

static mp_obj_t nonai2d_release_frame(mp_obj_t chn, mp_obj_t frame) {
    return mp_obj_new_int(csc_release_frame(mp_obj_get_int(chn), struct_argument(frame, sizeof(k_video_frame_info))));
}
static MP_DEFINE_CONST_FUN_OBJ_2(nonai2d_release_frame_obj, nonai2d_release_frame);

static const mp_rom_map_elem_t nonai2d_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__nonai2d) },
    { MP_ROM_QSTR(MP_QSTR_create), MP_ROM_PTR(&nonai2d_create_obj) },
    { MP_ROM_QSTR(MP_QSTR_destroy), MP_ROM_PTR(&nonai2d_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR_frame_bytes), MP_ROM_PTR(&nonai2d_frame_bytes_obj) },
    { MP_ROM_QSTR(MP_QSTR_send_frame), MP_ROM_PTR(&nonai2d_send_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_frame), MP_ROM_PTR(&nonai2d_get_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_release_frame), MP_ROM_PTR(&nonai2d_release_frame_obj) },
    // The lowest bits of the codes, which CanMV's texts have, too.
    { MP_ROM_QSTR(MP_QSTR_EXIST), MP_ROM_INT(CSC_EXIST & 0x1ff) },
    { MP_ROM_QSTR(MP_QSTR_NOBUF), MP_ROM_INT(CSC_NOBUF & 0x1ff) },
    { MP_ROM_QSTR(MP_QSTR_BUF_EMPTY), MP_ROM_INT(CSC_BUF_EMPTY & 0x1ff) },
    { MP_ROM_QSTR(MP_QSTR_BUSY), MP_ROM_INT(CSC_BUSY & 0x1ff) },
};
static MP_DEFINE_CONST_DICT(nonai2d_globals, nonai2d_globals_table);

const mp_obj_module_t nonai2d_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&nonai2d_globals,
};
MP_REGISTER_MODULE(MP_QSTR__nonai2d, nonai2d_module);
