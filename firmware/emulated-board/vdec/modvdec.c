// SPDX-License-Identifier: MIT
// Module _vdec: CanMV's calls of the video decoder. Struct arguments are buffers of
// exactly the struct's size.
#include "py/mpthread.h"
#include "py/runtime.h"

#include "raw_wait.h"
#include "struct_argument.h"
#include "vdec.h"
#include "virtual_mpp.h"

#define FUN_INT(name)                                     \
    static mp_obj_t vdec_##name(mp_obj_t chn) {           \
        return mp_obj_new_int(name(mp_obj_get_int(chn))); \
    }                                                     \
    static MP_DEFINE_CONST_FUN_OBJ_1(vdec_##name##_obj, vdec_##name);

#define FUN_INT_STRUCT(name, type)                                                              \
    static mp_obj_t vdec_##name(mp_obj_t chn, mp_obj_t value) {                                 \
        return mp_obj_new_int(name(mp_obj_get_int(chn), struct_argument(value, sizeof(type)))); \
    }                                                                                           \
    static MP_DEFINE_CONST_FUN_OBJ_2(vdec_##name##_obj, vdec_##name);

#define ENTRY(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&vdec_##name##_obj) }

FUN_INT_STRUCT(kd_mpi_vdec_create_chn, k_vdec_chn_attr)
FUN_INT(kd_mpi_vdec_destroy_chn)
FUN_INT(kd_mpi_vdec_start_chn)
FUN_INT(kd_mpi_vdec_stop_chn)
FUN_INT_STRUCT(kd_mpi_vdec_query_status, k_vdec_chn_status)
FUN_INT_STRUCT(kd_mpi_vdec_release_frame, k_video_frame_info)
#if MPP_GENERATION_B
FUN_INT(kd_mpi_vdec_detach_vb_pool)

static mp_obj_t vdec_kd_mpi_vdec_attach_vb_pool(mp_obj_t chn, mp_obj_t pool) {
    return mp_obj_new_int(kd_mpi_vdec_attach_vb_pool(mp_obj_get_int(chn), mp_obj_get_int(pool)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(vdec_kd_mpi_vdec_attach_vb_pool_obj, vdec_kd_mpi_vdec_attach_vb_pool);
#endif

// Another thread must empty or fill the channel. Raises pending exceptions; false: the time is over.
static bool wait_slice(raw_wait_t *wait) {
    if (wait->left == 0) {
        return false;
    }
    int32_t slice = raw_wait_slice(wait);
    MP_THREAD_GIL_EXIT();
    vmpp_sleep_us((k_u64)slice * 1000);
    MP_THREAD_GIL_ENTER();
    return raw_wait_continues(wait);
}

static mp_obj_t vdec_kd_mpi_vdec_send_stream(mp_obj_t chn, mp_obj_t stream, mp_obj_t milli_sec) {
    const k_vdec_stream *sent = struct_argument(stream, sizeof(k_vdec_stream));
    raw_wait_t wait = { mp_obj_get_int(milli_sec) };
    k_s32 result;
    do {
        result = kd_mpi_vdec_send_stream(mp_obj_get_int(chn), sent);
    } while (result == K_ERR_VDEC_BUF_FULL && wait_slice(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_3(vdec_kd_mpi_vdec_send_stream_obj, vdec_kd_mpi_vdec_send_stream);

static mp_obj_t vdec_kd_mpi_vdec_get_frame(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    k_video_frame_info *frame = struct_argument(args[1], sizeof(k_video_frame_info));
    k_vdec_supplement_info *supplement = struct_argument(args[2], sizeof(k_vdec_supplement_info));
    raw_wait_t wait = { mp_obj_get_int(args[3]) };
    k_s32 result;
    do {
        result = kd_mpi_vdec_get_frame(mp_obj_get_int(args[0]), frame, supplement);
    } while (result == K_ERR_VDEC_BUF_EMPTY && wait_slice(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(vdec_kd_mpi_vdec_get_frame_obj, 4, 4, vdec_kd_mpi_vdec_get_frame);

// Nothing is open on the emulated board.
static mp_obj_t vdec_kd_mpi_vdec_close_fd(void) {
    return MP_OBJ_NEW_SMALL_INT(0);
}
static MP_DEFINE_CONST_FUN_OBJ_0(vdec_kd_mpi_vdec_close_fd_obj, vdec_kd_mpi_vdec_close_fd);

static const mp_rom_map_elem_t vdec_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__vdec) },
    ENTRY(kd_mpi_vdec_create_chn),
    ENTRY(kd_mpi_vdec_destroy_chn),
    ENTRY(kd_mpi_vdec_start_chn),
    ENTRY(kd_mpi_vdec_stop_chn),
    ENTRY(kd_mpi_vdec_query_status),
    ENTRY(kd_mpi_vdec_release_frame),
#if MPP_GENERATION_B
    ENTRY(kd_mpi_vdec_attach_vb_pool),
    ENTRY(kd_mpi_vdec_detach_vb_pool),
#endif
    ENTRY(kd_mpi_vdec_send_stream),
    ENTRY(kd_mpi_vdec_get_frame),
    ENTRY(kd_mpi_vdec_close_fd),
};
static MP_DEFINE_CONST_DICT(vdec_globals, vdec_globals_table);

const mp_obj_module_t vdec_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&vdec_globals,
};
MP_REGISTER_MODULE(MP_QSTR__vdec, vdec_module);
