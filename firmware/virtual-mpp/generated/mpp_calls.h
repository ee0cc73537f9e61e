// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
//
// Redirects every call of the ABI to MPP_CALL(function, arguments...), which the includer defines.
#ifndef MPP_CALLS_H
#define MPP_CALLS_H

// A value that a function returns on failure.
typedef struct {
    const char *function;
    const char *name;
    long long value;
} mpp_failure_t;

// The most usual failure of a function comes first. The list ends with a NULL function.
extern const mpp_failure_t mpp_failures[];

#define kd_mpi_vb_set_config(...) MPP_CALL(kd_mpi_vb_set_config, __VA_ARGS__)
#define kd_mpi_vb_get_config(...) MPP_CALL(kd_mpi_vb_get_config, __VA_ARGS__)
#define kd_mpi_vb_set_supplement_config(...) MPP_CALL(kd_mpi_vb_set_supplement_config, __VA_ARGS__)
#define kd_mpi_vb_get_supplement_config(...) MPP_CALL(kd_mpi_vb_get_supplement_config, __VA_ARGS__)
#define kd_mpi_vb_init(...) MPP_CALL(kd_mpi_vb_init, __VA_ARGS__)
#define kd_mpi_vb_exit(...) MPP_CALL(kd_mpi_vb_exit, __VA_ARGS__)
#define kd_mpi_vb_create_pool(...) MPP_CALL(kd_mpi_vb_create_pool, __VA_ARGS__)
#define kd_mpi_vb_destory_pool(...) MPP_CALL(kd_mpi_vb_destory_pool, __VA_ARGS__)
#define kd_mpi_vb_get_block(...) MPP_CALL(kd_mpi_vb_get_block, __VA_ARGS__)
#define kd_mpi_vb_release_block(...) MPP_CALL(kd_mpi_vb_release_block, __VA_ARGS__)
#define kd_mpi_vb_phyaddr_to_handle(...) MPP_CALL(kd_mpi_vb_phyaddr_to_handle, __VA_ARGS__)
#define kd_mpi_vb_handle_to_phyaddr(...) MPP_CALL(kd_mpi_vb_handle_to_phyaddr, __VA_ARGS__)
#define kd_mpi_vb_handle_to_pool_id(...) MPP_CALL(kd_mpi_vb_handle_to_pool_id, __VA_ARGS__)
#define kd_mpi_sys_mmap(...) MPP_CALL(kd_mpi_sys_mmap, __VA_ARGS__)
#define kd_mpi_sys_mmap_cached(...) MPP_CALL(kd_mpi_sys_mmap_cached, __VA_ARGS__)
#define kd_mpi_sys_munmap(...) MPP_CALL(kd_mpi_sys_munmap, __VA_ARGS__)
#define kd_mpi_sys_mmz_alloc(...) MPP_CALL(kd_mpi_sys_mmz_alloc, __VA_ARGS__)
#define kd_mpi_sys_mmz_alloc_cached(...) MPP_CALL(kd_mpi_sys_mmz_alloc_cached, __VA_ARGS__)
#define kd_mpi_sys_mmz_free(...) MPP_CALL(kd_mpi_sys_mmz_free, __VA_ARGS__)
#define kd_mpi_sys_mmz_flush_cache(...) MPP_CALL(kd_mpi_sys_mmz_flush_cache, __VA_ARGS__)
#define kd_mpi_sys_bind(...) MPP_CALL(kd_mpi_sys_bind, __VA_ARGS__)
#define kd_mpi_sys_unbind(...) MPP_CALL(kd_mpi_sys_unbind, __VA_ARGS__)
#define kd_mpi_sys_get_bind_by_dest(...) MPP_CALL(kd_mpi_sys_get_bind_by_dest, __VA_ARGS__)
#define kd_mpi_venc_create_chn(...) MPP_CALL(kd_mpi_venc_create_chn, __VA_ARGS__)
#define kd_mpi_venc_start_chn(...) MPP_CALL(kd_mpi_venc_start_chn, __VA_ARGS__)
#define kd_mpi_venc_stop_chn(...) MPP_CALL(kd_mpi_venc_stop_chn, __VA_ARGS__)
#define kd_mpi_venc_destroy_chn(...) MPP_CALL(kd_mpi_venc_destroy_chn, __VA_ARGS__)
#define kd_mpi_venc_send_frame(...) MPP_CALL(kd_mpi_venc_send_frame, __VA_ARGS__)
#define kd_mpi_venc_get_stream(...) MPP_CALL(kd_mpi_venc_get_stream, __VA_ARGS__)
#define kd_mpi_venc_release_stream(...) MPP_CALL(kd_mpi_venc_release_stream, __VA_ARGS__)
#define kd_mpi_venc_query_status(...) MPP_CALL(kd_mpi_venc_query_status, __VA_ARGS__)
#define kd_mpi_venc_enable_idr(...) MPP_CALL(kd_mpi_venc_enable_idr, __VA_ARGS__)
#define kd_mpi_venc_request_idr(...) MPP_CALL(kd_mpi_venc_request_idr, __VA_ARGS__)
#define kd_mpi_venc_set_rotation(...) MPP_CALL(kd_mpi_venc_set_rotation, __VA_ARGS__)
#define kd_mpi_venc_get_rotation(...) MPP_CALL(kd_mpi_venc_get_rotation, __VA_ARGS__)
#define kd_mpi_venc_set_mirror(...) MPP_CALL(kd_mpi_venc_set_mirror, __VA_ARGS__)
#define kd_mpi_venc_get_mirror(...) MPP_CALL(kd_mpi_venc_get_mirror, __VA_ARGS__)
#define kd_mpi_venc_set_h265_sao(...) MPP_CALL(kd_mpi_venc_set_h265_sao, __VA_ARGS__)
#define kd_mpi_venc_get_h265_sao(...) MPP_CALL(kd_mpi_venc_get_h265_sao, __VA_ARGS__)
#define kd_mpi_venc_set_dblk(...) MPP_CALL(kd_mpi_venc_set_dblk, __VA_ARGS__)
#define kd_mpi_venc_get_dblk(...) MPP_CALL(kd_mpi_venc_get_dblk, __VA_ARGS__)
#define kd_mpi_venc_set_h264_entropy(...) MPP_CALL(kd_mpi_venc_set_h264_entropy, __VA_ARGS__)
#define kd_mpi_venc_get_h264_entropy(...) MPP_CALL(kd_mpi_venc_get_h264_entropy, __VA_ARGS__)
#define kd_mpi_venc_set_h265_entropy(...) MPP_CALL(kd_mpi_venc_set_h265_entropy, __VA_ARGS__)
#define kd_mpi_venc_get_h265_entropy(...) MPP_CALL(kd_mpi_venc_get_h265_entropy, __VA_ARGS__)
#define kd_mpi_venc_set_intbuf_size(...) MPP_CALL(kd_mpi_venc_set_intbuf_size, __VA_ARGS__)
#define kd_mpi_venc_attach_2d(...) MPP_CALL(kd_mpi_venc_attach_2d, __VA_ARGS__)
#define kd_mpi_venc_detach_2d(...) MPP_CALL(kd_mpi_venc_detach_2d, __VA_ARGS__)
#define kd_mpi_venc_set_2d_mode(...) MPP_CALL(kd_mpi_venc_set_2d_mode, __VA_ARGS__)
#define kd_mpi_venc_get_2d_mode(...) MPP_CALL(kd_mpi_venc_get_2d_mode, __VA_ARGS__)
#define kd_mpi_venc_set_2d_osd_param(...) MPP_CALL(kd_mpi_venc_set_2d_osd_param, __VA_ARGS__)
#define kd_mpi_venc_get_2d_osd_param(...) MPP_CALL(kd_mpi_venc_get_2d_osd_param, __VA_ARGS__)
#define kd_mpi_venc_set_2d_border_param(...) MPP_CALL(kd_mpi_venc_set_2d_border_param, __VA_ARGS__)
#define kd_mpi_venc_get_2d_border_param(...) MPP_CALL(kd_mpi_venc_get_2d_border_param, __VA_ARGS__)
#if MPP_GENERATION_B
#define kd_mpi_venc_attach_vb_pool(...) MPP_CALL(kd_mpi_venc_attach_vb_pool, __VA_ARGS__)
#endif
#if MPP_GENERATION_B
#define kd_mpi_venc_attach_vb_pool_ex(...) MPP_CALL(kd_mpi_venc_attach_vb_pool_ex, __VA_ARGS__)
#endif
#if MPP_GENERATION_B
#define kd_mpi_venc_detach_vb_pool(...) MPP_CALL(kd_mpi_venc_detach_vb_pool, __VA_ARGS__)
#endif
#if MPP_GENERATION_B
#define kd_mpi_venc_request_chn(...) MPP_CALL(kd_mpi_venc_request_chn, __VA_ARGS__)
#endif
#if MPP_GENERATION_B
#define kd_mpi_venc_release_chn(...) MPP_CALL(kd_mpi_venc_release_chn, __VA_ARGS__)
#endif

#endif // MPP_CALLS_H
