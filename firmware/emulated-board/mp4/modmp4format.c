// SPDX-License-Identifier: MIT
// Module _mp4_format: CanMV's MP4 calls in C. Handles are ints; struct arguments are
// buffers of exactly the struct's size.
#include "py/runtime.h"

#include "mp4_format.h"
#include "slow_card.h"
#include "struct_argument.h"

static uint64_t handle_argument(mp_obj_t object) {
    return (uint64_t)mp_obj_get_int_truncated(object);
}

// The result of a call that wrote to the file.
static mp_obj_t result_of_write(int result) {
    slow_card_pay();
    return mp_obj_new_int(result);
}

static mp_obj_t mp4_create(mp_obj_t handle, mp_obj_t config) {
    uint64_t *created = struct_argument(handle, sizeof(uint64_t));
    return result_of_write(kd_mp4_create(created, struct_argument(config, sizeof(k_mp4_config_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mp4_create_obj, mp4_create);

static mp_obj_t mp4_destroy(mp_obj_t handle) {
    return result_of_write(kd_mp4_destroy(handle_argument(handle)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(mp4_destroy_obj, mp4_destroy);

static mp_obj_t mp4_create_track(mp_obj_t handle, mp_obj_t track, mp_obj_t info) {
    uint64_t *created = struct_argument(track, sizeof(uint64_t));
    return mp_obj_new_int(kd_mp4_create_track(handle_argument(handle), created, struct_argument(info, sizeof(k_mp4_track_info_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mp4_create_track_obj, mp4_create_track);

static mp_obj_t mp4_destroy_tracks(mp_obj_t handle) {
    return mp_obj_new_int(kd_mp4_destroy_tracks(handle_argument(handle)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(mp4_destroy_tracks_obj, mp4_destroy_tracks);

static mp_obj_t mp4_write_frame(mp_obj_t handle, mp_obj_t track, mp_obj_t frame) {
    return result_of_write(kd_mp4_write_frame(handle_argument(handle), handle_argument(track),
        struct_argument(frame, sizeof(k_mp4_frame_data_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mp4_write_frame_obj, mp4_write_frame);

static mp_obj_t mp4_get_file_info(mp_obj_t handle, mp_obj_t info) {
    return mp_obj_new_int(kd_mp4_get_file_info(handle_argument(handle), struct_argument(info, sizeof(k_mp4_file_info_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mp4_get_file_info_obj, mp4_get_file_info);

static mp_obj_t mp4_get_track_by_index(mp_obj_t handle, mp_obj_t index, mp_obj_t info) {
    return mp_obj_new_int(kd_mp4_get_track_by_index(handle_argument(handle), handle_argument(index),
        struct_argument(info, sizeof(k_mp4_track_info_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mp4_get_track_by_index_obj, mp4_get_track_by_index);

static mp_obj_t mp4_get_frame(mp_obj_t handle, mp_obj_t frame) {
    return mp_obj_new_int(kd_mp4_get_frame(handle_argument(handle), struct_argument(frame, sizeof(k_mp4_frame_data_s))));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mp4_get_frame_obj, mp4_get_frame);

static const mp_rom_map_elem_t mp4_format_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__mp4_format) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_create), MP_ROM_PTR(&mp4_create_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_destroy), MP_ROM_PTR(&mp4_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_create_track), MP_ROM_PTR(&mp4_create_track_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_destroy_tracks), MP_ROM_PTR(&mp4_destroy_tracks_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_write_frame), MP_ROM_PTR(&mp4_write_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_get_file_info), MP_ROM_PTR(&mp4_get_file_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_get_track_by_index), MP_ROM_PTR(&mp4_get_track_by_index_obj) },
    { MP_ROM_QSTR(MP_QSTR_kd_mp4_get_frame), MP_ROM_PTR(&mp4_get_frame_obj) },
};
static MP_DEFINE_CONST_DICT(mp4_format_globals, mp4_format_globals_table);

const mp_obj_module_t mp4_format_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mp4_format_globals,
};
MP_REGISTER_MODULE(MP_QSTR__mp4_format, mp4_format_module);
