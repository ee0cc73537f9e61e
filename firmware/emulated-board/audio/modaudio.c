// SPDX-License-Identifier: MIT
// Module _audio: CanMV's audio calls in C, for the packages umpp and mpp.
#include "py/runtime.h"

#include "audio/audio_codecs.h"
#include "audio/microphone.h"
#include "audio/speaker.h"
#include "struct_argument.h"

// CanMV's binding by the kinds of arguments: an int, and a struct of exactly its size.
#define CALL_INT(name)                                       \
    static mp_obj_t audio_##name(mp_obj_t number) {          \
        return mp_obj_new_int(name(mp_obj_get_int(number))); \
    }                                                        \
    static MP_DEFINE_CONST_FUN_OBJ_1(audio_##name##_obj, audio_##name);

#define CALL_INT_INT(name)                                                     \
    static mp_obj_t audio_##name(mp_obj_t dev, mp_obj_t chn) {                 \
        return mp_obj_new_int(name(mp_obj_get_int(dev), mp_obj_get_int(chn))); \
    }                                                                          \
    static MP_DEFINE_CONST_FUN_OBJ_2(audio_##name##_obj, audio_##name);

#define CALL_INT_STRUCT(name, type)                                                                \
    static mp_obj_t audio_##name(mp_obj_t number, mp_obj_t value) {                                \
        return mp_obj_new_int(name(mp_obj_get_int(number), struct_argument(value, sizeof(type)))); \
    }                                                                                              \
    static MP_DEFINE_CONST_FUN_OBJ_2(audio_##name##_obj, audio_##name);

#define CALL_INT_STRUCT_INT(name, type)                                                                                  \
    static mp_obj_t audio_##name(mp_obj_t number, mp_obj_t value, mp_obj_t last) {                                       \
        return mp_obj_new_int(name(mp_obj_get_int(number), struct_argument(value, sizeof(type)), mp_obj_get_int(last))); \
    }                                                                                                                    \
    static MP_DEFINE_CONST_FUN_OBJ_3(audio_##name##_obj, audio_##name);

#define CALL_INT_INT_STRUCT(name, type)                                                                              \
    static mp_obj_t audio_##name(mp_obj_t dev, mp_obj_t chn, mp_obj_t value) {                                       \
        return mp_obj_new_int(name(mp_obj_get_int(dev), mp_obj_get_int(chn), struct_argument(value, sizeof(type)))); \
    }                                                                                                                \
    static MP_DEFINE_CONST_FUN_OBJ_3(audio_##name##_obj, audio_##name);

#define CALL_INT_INT_STRUCT_INT(name, type)                                          \
    static mp_obj_t audio_##name(size_t n_args, const mp_obj_t *args) {              \
        (void)n_args;                                                                \
        return mp_obj_new_int(name(mp_obj_get_int(args[0]), mp_obj_get_int(args[1]), \
            struct_argument(args[2], sizeof(type)), mp_obj_get_int(args[3])));       \
    }                                                                                \
    static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(audio_##name##_obj, 4, 4, audio_##name);

CALL_INT_STRUCT(kd_mpi_ai_set_pub_attr, k_aio_dev_attr)
CALL_INT_STRUCT(kd_mpi_ai_get_pub_attr, k_aio_dev_attr)
CALL_INT(kd_mpi_ai_enable)
CALL_INT(kd_mpi_ai_disable)
CALL_INT_INT(kd_mpi_ai_enable_chn)
CALL_INT_INT(kd_mpi_ai_disable_chn)
CALL_INT_INT_STRUCT_INT(kd_mpi_ai_get_frame, k_audio_frame)
CALL_INT_INT_STRUCT(kd_mpi_ai_release_frame, k_audio_frame)

CALL_INT_STRUCT(kd_mpi_ao_set_pub_attr, k_aio_dev_attr)
CALL_INT_STRUCT(kd_mpi_ao_get_pub_attr, k_aio_dev_attr)
CALL_INT(kd_mpi_ao_enable)
CALL_INT(kd_mpi_ao_disable)
CALL_INT_INT(kd_mpi_ao_enable_chn)
CALL_INT_INT(kd_mpi_ao_disable_chn)
CALL_INT_INT_STRUCT_INT(kd_mpi_ao_send_frame, k_audio_frame)

CALL_INT_STRUCT(kd_mpi_aenc_create_chn, k_aenc_chn_attr)
CALL_INT(kd_mpi_aenc_destroy_chn)
CALL_INT_STRUCT(kd_mpi_aenc_send_frame, k_audio_frame)
CALL_INT_STRUCT_INT(kd_mpi_aenc_get_stream, k_audio_stream)
CALL_INT_STRUCT(kd_mpi_aenc_release_stream, k_audio_stream)

CALL_INT_STRUCT(kd_mpi_adec_create_chn, k_adec_chn_attr)
CALL_INT(kd_mpi_adec_destroy_chn)
CALL_INT_STRUCT_INT(kd_mpi_adec_send_stream, k_audio_stream)
CALL_INT(kd_mpi_adec_clr_chn_buf)
CALL_INT_STRUCT_INT(kd_mpi_adec_get_frame, k_audio_frame)
CALL_INT_STRUCT(kd_mpi_adec_release_frame, k_audio_frame)

#define ENTRY(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&audio_##name##_obj) }

static const mp_rom_map_elem_t audio_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__audio) },
    ENTRY(kd_mpi_ai_set_pub_attr),
    ENTRY(kd_mpi_ai_get_pub_attr),
    ENTRY(kd_mpi_ai_enable),
    ENTRY(kd_mpi_ai_disable),
    ENTRY(kd_mpi_ai_enable_chn),
    ENTRY(kd_mpi_ai_disable_chn),
    ENTRY(kd_mpi_ai_get_frame),
    ENTRY(kd_mpi_ai_release_frame),
    ENTRY(kd_mpi_ao_set_pub_attr),
    ENTRY(kd_mpi_ao_get_pub_attr),
    ENTRY(kd_mpi_ao_enable),
    ENTRY(kd_mpi_ao_disable),
    ENTRY(kd_mpi_ao_enable_chn),
    ENTRY(kd_mpi_ao_disable_chn),
    ENTRY(kd_mpi_ao_send_frame),
    ENTRY(kd_mpi_aenc_create_chn),
    ENTRY(kd_mpi_aenc_destroy_chn),
    ENTRY(kd_mpi_aenc_send_frame),
    ENTRY(kd_mpi_aenc_get_stream),
    ENTRY(kd_mpi_aenc_release_stream),
    ENTRY(kd_mpi_adec_create_chn),
    ENTRY(kd_mpi_adec_destroy_chn),
    ENTRY(kd_mpi_adec_send_stream),
    ENTRY(kd_mpi_adec_clr_chn_buf),
    ENTRY(kd_mpi_adec_get_frame),
    ENTRY(kd_mpi_adec_release_frame),
};
static MP_DEFINE_CONST_DICT(audio_globals, audio_globals_table);

const mp_obj_module_t audio_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&audio_globals,
};
MP_REGISTER_MODULE(MP_QSTR__audio, audio_module);
