// SPDX-License-Identifier: MIT
// The MPP's video decoder. The media process decodes, in no virtual time; what
// becomes of the pictures is in decoded_pictures.h.
#ifndef VDEC_H
#define VDEC_H

#include "vdec_structs.h"

// Errors of K_ID_VDEC; level and numbers as of K_ERR_VENC_*.
#define K_ERR_VDEC_INVALID_CHNID ((int)0xA00A8002U)
#define K_ERR_VDEC_ILLEGAL_PARAM ((int)0xA00A8003U)
#define K_ERR_VDEC_EXIST ((int)0xA00A8004U)
#define K_ERR_VDEC_UNEXIST ((int)0xA00A8005U)
#define K_ERR_VDEC_NOT_SUPPORT ((int)0xA00A8008U)
#define K_ERR_VDEC_NOT_PERM ((int)0xA00A8009U)
#define K_ERR_VDEC_NOBUF ((int)0xA00A800DU)
#define K_ERR_VDEC_BUF_EMPTY ((int)0xA00A800EU)
#define K_ERR_VDEC_BUF_FULL ((int)0xA00A800FU)
#define K_ERR_VDEC_BADADDR ((int)0xA00A8011U)

k_s32 kd_mpi_vdec_create_chn(k_u32 chn, const k_vdec_chn_attr *attr);
k_s32 kd_mpi_vdec_destroy_chn(k_u32 chn);
k_s32 kd_mpi_vdec_start_chn(k_u32 chn);
k_s32 kd_mpi_vdec_stop_chn(k_u32 chn);
// The pool of the channel's pictures; before or after create_chn. Generation B.
k_s32 kd_mpi_vdec_attach_vb_pool(k_u32 chn, k_u32 pool);
k_s32 kd_mpi_vdec_detach_vb_pool(k_u32 chn);
// Do not wait: BUF_FULL while as many pictures wait as the device has buffers for, BUF_EMPTY while none does.
k_s32 kd_mpi_vdec_send_stream(k_u32 chn, const k_vdec_stream *stream);
k_s32 kd_mpi_vdec_get_frame(k_u32 chn, k_video_frame_info *frame, k_vdec_supplement_info *supplement);
k_s32 kd_mpi_vdec_release_frame(k_u32 chn, const k_video_frame_info *frame);
k_s32 kd_mpi_vdec_query_status(k_u32 chn, k_vdec_chn_status *status);

// Reports each channel that exists, and returns their number.
unsigned int vdec_leak_check(void (*report)(const char *text, void *context), void *context);
void vdec_destroy_all(void);

#endif // VDEC_H
