// SPDX-License-Identifier: MIT
// Module _mpp: the C functions of the MPP, as CanMV's package mpp exports them.
// Integers are signed as in C; struct arguments are buffers of exactly the struct's
// size.
#include "py/runtime.h"

#include "mpp.h"
#include "raw_wait.h"
#include "struct_argument.h"

#define FUN_VOID(name)                 \
    static mp_obj_t mpp_##name(void) { \
        return mp_obj_new_int(name()); \
    }                                  \
    static MP_DEFINE_CONST_FUN_OBJ_0(mpp_##name##_obj, mpp_##name);

#define FUN_INT(name)                                     \
    static mp_obj_t mpp_##name(mp_obj_t arg) {            \
        return mp_obj_new_int(name(mp_obj_get_int(arg))); \
    }                                                     \
    static MP_DEFINE_CONST_FUN_OBJ_1(mpp_##name##_obj, mpp_##name);

#define FUN_INT_INT(name)                                                          \
    static mp_obj_t mpp_##name(mp_obj_t arg_0, mp_obj_t arg_1) {                   \
        return mp_obj_new_int(name(mp_obj_get_int(arg_0), mp_obj_get_int(arg_1))); \
    }                                                                              \
    static MP_DEFINE_CONST_FUN_OBJ_2(mpp_##name##_obj, mpp_##name);

#define FUN_STRUCT(name, type)                                           \
    static mp_obj_t mpp_##name(mp_obj_t arg) {                           \
        return mp_obj_new_int(name(struct_argument(arg, sizeof(type)))); \
    }                                                                    \
    static MP_DEFINE_CONST_FUN_OBJ_1(mpp_##name##_obj, mpp_##name);

#define FUN_INT_STRUCT(name, type)                                                                \
    static mp_obj_t mpp_##name(mp_obj_t arg_0, mp_obj_t arg_1) {                                  \
        return mp_obj_new_int(name(mp_obj_get_int(arg_0), struct_argument(arg_1, sizeof(type)))); \
    }                                                                                             \
    static MP_DEFINE_CONST_FUN_OBJ_2(mpp_##name##_obj, mpp_##name);

#define FUN_INT_INT_STRUCT(name, type)                                                       \
    static mp_obj_t mpp_##name(mp_obj_t arg_0, mp_obj_t arg_1, mp_obj_t arg_2) {             \
        void *struct_2 = struct_argument(arg_2, sizeof(type));                               \
        return mp_obj_new_int(name(mp_obj_get_int(arg_0), mp_obj_get_int(arg_1), struct_2)); \
    }                                                                                        \
    static MP_DEFINE_CONST_FUN_OBJ_3(mpp_##name##_obj, mpp_##name);

#define FUN_STRUCT_STRUCT(name, type)                                                \
    static mp_obj_t mpp_##name(mp_obj_t arg_0, mp_obj_t arg_1) {                     \
        void *struct_0 = struct_argument(arg_0, sizeof(type));                       \
        return mp_obj_new_int(name(struct_0, struct_argument(arg_1, sizeof(type)))); \
    }                                                                                \
    static MP_DEFINE_CONST_FUN_OBJ_2(mpp_##name##_obj, mpp_##name);

#define ENTRY(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&mpp_##name##_obj) }

// Video buffers
FUN_VOID(kd_mpi_vb_init)
FUN_VOID(kd_mpi_vb_exit)
FUN_STRUCT(kd_mpi_vb_set_config, k_vb_config)
FUN_STRUCT(kd_mpi_vb_get_config, k_vb_config)
FUN_STRUCT(kd_mpi_vb_set_supplement_config, k_vb_supplement_config)
FUN_STRUCT(kd_mpi_vb_get_supplement_config, k_vb_supplement_config)
FUN_STRUCT(kd_mpi_vb_create_pool, k_vb_pool_config)
FUN_INT(kd_mpi_vb_destory_pool)
FUN_INT(kd_mpi_vb_release_block)
FUN_INT(kd_mpi_vb_phyaddr_to_handle)
FUN_INT(kd_mpi_vb_handle_to_phyaddr)
FUN_INT(kd_mpi_vb_handle_to_pool_id)

static mp_obj_t mpp_kd_mpi_vb_get_block(mp_obj_t pool, mp_obj_t size, mp_obj_t zone) {
    return mp_obj_new_int(kd_mpi_vb_get_block(mp_obj_get_int(pool), mp_obj_get_int(size), mp_obj_str_get_str(zone)));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mpp_kd_mpi_vb_get_block_obj, mpp_kd_mpi_vb_get_block);

// System: memory mappings and binds. Addresses are ints.
static mp_obj_t mpp_kd_mpi_sys_mmap(mp_obj_t phys_addr, mp_obj_t size) {
    return mp_obj_new_int((mp_int_t)kd_mpi_sys_mmap(mp_obj_get_int(phys_addr), mp_obj_get_int(size)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mpp_kd_mpi_sys_mmap_obj, mpp_kd_mpi_sys_mmap);

static mp_obj_t mpp_kd_mpi_sys_mmap_cached(mp_obj_t phys_addr, mp_obj_t size) {
    return mp_obj_new_int((mp_int_t)kd_mpi_sys_mmap_cached(mp_obj_get_int(phys_addr), mp_obj_get_int(size)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mpp_kd_mpi_sys_mmap_cached_obj, mpp_kd_mpi_sys_mmap_cached);

static mp_obj_t mpp_kd_mpi_sys_munmap(mp_obj_t virt_addr, mp_obj_t size) {
    return mp_obj_new_int(kd_mpi_sys_munmap((void *)mp_obj_get_int(virt_addr), mp_obj_get_int(size)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mpp_kd_mpi_sys_munmap_obj, mpp_kd_mpi_sys_munmap);

static mp_obj_t mpp_kd_mpi_sys_mmz_flush_cache(mp_obj_t phys_addr, mp_obj_t virt_addr, mp_obj_t size) {
    return mp_obj_new_int(kd_mpi_sys_mmz_flush_cache(mp_obj_get_int(phys_addr), (void *)mp_obj_get_int(virt_addr),
        mp_obj_get_int(size)));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mpp_kd_mpi_sys_mmz_flush_cache_obj, mpp_kd_mpi_sys_mmz_flush_cache);

static mp_obj_t mpp_kd_mpi_sys_mmz_free(mp_obj_t phys_addr, mp_obj_t virt_addr) {
    return mp_obj_new_int(kd_mpi_sys_mmz_free(mp_obj_get_int(phys_addr), (void *)mp_obj_get_int(virt_addr)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(mpp_kd_mpi_sys_mmz_free_obj, mpp_kd_mpi_sys_mmz_free);

FUN_STRUCT_STRUCT(kd_mpi_sys_bind, k_mpp_chn)
FUN_STRUCT_STRUCT(kd_mpi_sys_unbind, k_mpp_chn)
FUN_STRUCT_STRUCT(kd_mpi_sys_get_bind_by_dest, k_mpp_chn)

// Video encoder
FUN_INT_STRUCT(kd_mpi_venc_create_chn, k_venc_chn_attr)
FUN_INT(kd_mpi_venc_start_chn)
FUN_INT(kd_mpi_venc_stop_chn)
FUN_INT(kd_mpi_venc_destroy_chn)
FUN_INT_STRUCT(kd_mpi_venc_query_status, k_venc_chn_status)
FUN_INT_STRUCT(kd_mpi_venc_release_stream, k_venc_stream)
FUN_INT_INT(kd_mpi_venc_enable_idr)
FUN_INT(kd_mpi_venc_request_idr)
FUN_INT_INT(kd_mpi_venc_set_rotation)
FUN_INT_STRUCT(kd_mpi_venc_get_rotation, k_rotation)
FUN_INT_INT(kd_mpi_venc_set_mirror)
FUN_INT_STRUCT(kd_mpi_venc_get_mirror, k_venc_mirror)
FUN_INT_STRUCT(kd_mpi_venc_set_h265_sao, k_venc_h265_sao)
FUN_INT_STRUCT(kd_mpi_venc_get_h265_sao, k_venc_h265_sao)
FUN_INT_INT(kd_mpi_venc_set_dblk)
FUN_INT_STRUCT(kd_mpi_venc_get_dblk, k_bool)
FUN_INT_STRUCT(kd_mpi_venc_set_h264_entropy, k_venc_h264_entropy)
FUN_INT_STRUCT(kd_mpi_venc_get_h264_entropy, k_venc_h264_entropy)
FUN_INT_STRUCT(kd_mpi_venc_set_h265_entropy, k_venc_h265_entropy)
FUN_INT_STRUCT(kd_mpi_venc_get_h265_entropy, k_venc_h265_entropy)
FUN_INT(kd_mpi_venc_attach_2d)
FUN_INT(kd_mpi_venc_detach_2d)
FUN_INT_INT(kd_mpi_venc_set_2d_mode)
FUN_INT_STRUCT(kd_mpi_venc_get_2d_mode, k_venc_2d_calc_mode)
FUN_INT_INT_STRUCT(kd_mpi_venc_set_2d_osd_param, k_venc_2d_osd_attr)
FUN_INT_INT_STRUCT(kd_mpi_venc_get_2d_osd_param, k_venc_2d_osd_attr)
FUN_INT_INT_STRUCT(kd_mpi_venc_set_2d_border_param, k_venc_2d_border_attr)
FUN_INT_INT_STRUCT(kd_mpi_venc_get_2d_border_param, k_venc_2d_border_attr)
#if MPP_GENERATION_B
FUN_INT_INT(kd_mpi_venc_attach_vb_pool)
FUN_INT(kd_mpi_venc_detach_vb_pool)
FUN_INT(kd_mpi_venc_release_chn)

static mp_obj_t mpp_kd_mpi_venc_attach_vb_pool_ex(mp_obj_t chn, mp_obj_t pool, mp_obj_t blocks) {
    return mp_obj_new_int(kd_mpi_venc_attach_vb_pool_ex(mp_obj_get_int(chn), mp_obj_get_int(pool), mp_obj_get_int(blocks)));
}
static MP_DEFINE_CONST_FUN_OBJ_3(mpp_kd_mpi_venc_attach_vb_pool_ex_obj, mpp_kd_mpi_venc_attach_vb_pool_ex);

static mp_obj_t mpp_kd_mpi_venc_request_chn(mp_obj_t chn) {
    return mp_obj_new_int(kd_mpi_venc_request_chn(struct_argument(chn, sizeof(k_u32))));
}
static MP_DEFINE_CONST_FUN_OBJ_1(mpp_kd_mpi_venc_request_chn_obj, mpp_kd_mpi_venc_request_chn);
#endif

static mp_obj_t mpp_kd_mpi_venc_send_frame(mp_obj_t chn_in, mp_obj_t frame_in, mp_obj_t milli_sec) {
    k_u32 chn = mp_obj_get_int(chn_in);
    k_video_frame_info *frame = struct_argument(frame_in, sizeof(k_video_frame_info));
    raw_wait_t wait = { mp_obj_get_int(milli_sec) };
    k_s32 result;
    do {
        MP_THREAD_GIL_EXIT();
        result = kd_mpi_venc_send_frame(chn, frame, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == K_ERR_VENC_BUSY && raw_wait_continues(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_3(mpp_kd_mpi_venc_send_frame_obj, mpp_kd_mpi_venc_send_frame);

static mp_obj_t mpp_kd_mpi_venc_get_stream(mp_obj_t chn_in, mp_obj_t stream_in, mp_obj_t milli_sec) {
    k_u32 chn = mp_obj_get_int(chn_in);
    k_venc_stream *stream = struct_argument(stream_in, sizeof(k_venc_stream));
    raw_wait_t wait = { mp_obj_get_int(milli_sec) };
    k_u32 capacity = stream->pack_cnt;
    k_s32 result;
    do {
        stream->pack_cnt = capacity;
        MP_THREAD_GIL_EXIT();
        result = kd_mpi_venc_get_stream(chn, stream, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == K_ERR_VENC_NOTREADY && raw_wait_continues(&wait));
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_3(mpp_kd_mpi_venc_get_stream_obj, mpp_kd_mpi_venc_get_stream);

static const mp_rom_map_elem_t mpp_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__mpp) },
    ENTRY(kd_mpi_vb_init),
    ENTRY(kd_mpi_vb_exit),
    ENTRY(kd_mpi_vb_set_config),
    ENTRY(kd_mpi_vb_get_config),
    ENTRY(kd_mpi_vb_set_supplement_config),
    ENTRY(kd_mpi_vb_get_supplement_config),
    ENTRY(kd_mpi_vb_create_pool),
    ENTRY(kd_mpi_vb_destory_pool),
    ENTRY(kd_mpi_vb_get_block),
    ENTRY(kd_mpi_vb_release_block),
    ENTRY(kd_mpi_vb_phyaddr_to_handle),
    ENTRY(kd_mpi_vb_handle_to_phyaddr),
    ENTRY(kd_mpi_vb_handle_to_pool_id),
    ENTRY(kd_mpi_sys_mmap),
    ENTRY(kd_mpi_sys_mmap_cached),
    ENTRY(kd_mpi_sys_munmap),
    ENTRY(kd_mpi_sys_mmz_flush_cache),
    ENTRY(kd_mpi_sys_mmz_free),
    ENTRY(kd_mpi_sys_bind),
    ENTRY(kd_mpi_sys_unbind),
    ENTRY(kd_mpi_sys_get_bind_by_dest),
    ENTRY(kd_mpi_venc_create_chn),
    ENTRY(kd_mpi_venc_start_chn),
    ENTRY(kd_mpi_venc_stop_chn),
    ENTRY(kd_mpi_venc_destroy_chn),
    ENTRY(kd_mpi_venc_send_frame),
    ENTRY(kd_mpi_venc_get_stream),
    ENTRY(kd_mpi_venc_query_status),
    ENTRY(kd_mpi_venc_release_stream),
    ENTRY(kd_mpi_venc_enable_idr),
    ENTRY(kd_mpi_venc_request_idr),
    ENTRY(kd_mpi_venc_set_rotation),
    ENTRY(kd_mpi_venc_get_rotation),
    ENTRY(kd_mpi_venc_set_mirror),
    ENTRY(kd_mpi_venc_get_mirror),
    ENTRY(kd_mpi_venc_set_h265_sao),
    ENTRY(kd_mpi_venc_get_h265_sao),
    ENTRY(kd_mpi_venc_set_dblk),
    ENTRY(kd_mpi_venc_get_dblk),
    ENTRY(kd_mpi_venc_set_h264_entropy),
    ENTRY(kd_mpi_venc_get_h264_entropy),
    ENTRY(kd_mpi_venc_set_h265_entropy),
    ENTRY(kd_mpi_venc_get_h265_entropy),
    ENTRY(kd_mpi_venc_attach_2d),
    ENTRY(kd_mpi_venc_detach_2d),
    ENTRY(kd_mpi_venc_set_2d_mode),
    ENTRY(kd_mpi_venc_get_2d_mode),
    ENTRY(kd_mpi_venc_set_2d_osd_param),
    ENTRY(kd_mpi_venc_get_2d_osd_param),
    ENTRY(kd_mpi_venc_set_2d_border_param),
    ENTRY(kd_mpi_venc_get_2d_border_param),
#if MPP_GENERATION_B
    ENTRY(kd_mpi_venc_attach_vb_pool),
    ENTRY(kd_mpi_venc_attach_vb_pool_ex),
    ENTRY(kd_mpi_venc_detach_vb_pool),
    ENTRY(kd_mpi_venc_request_chn),
    ENTRY(kd_mpi_venc_release_chn),
#endif
};
static MP_DEFINE_CONST_DICT(mpp_globals, mpp_globals_table);

const mp_obj_module_t mpp_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mpp_globals,
};
MP_REGISTER_MODULE(MP_QSTR__mpp, mpp_module);
