// SPDX-License-Identifier: MIT
// The structs of the MPP's VDEC, as in the K230 SDK's k_vdec_comm.h.
#ifndef VDEC_STRUCTS_H
#define VDEC_STRUCTS_H

#include "mpp.h"

#define VDEC_CHANNELS (4)

typedef struct {
    k_u32 type;
    k_u32 mode;
    k_u32 pic_width;
    k_u32 pic_height;
    k_u32 stream_buf_size;
#if MPP_GENERATION_A
    k_u32 frame_buf_size;
    k_u32 frame_buf_cnt;
    k_u32 frame_buf_pool_id;
#endif
} k_vdec_chn_attr;

typedef struct {
    k_u32 end_of_stream;
    k_u64 pts;
    k_u32 len;
    k_u64 phy_addr;
} k_vdec_stream;

typedef struct {
    k_u32 type;
    k_u32 is_valid_frame;
    k_u32 end_of_stream;
} k_vdec_supplement_info;

typedef struct {
    k_u32 type;
    k_u32 is_started;
    k_u32 recv_stream_frames;
    k_u32 dec_stream_frames;
    k_s32 set_pic_buf_size_err;
    k_s32 format_err;
    k_s32 stream_unsupport;
    k_u32 width;
    k_u32 height;
    k_u64 latest_frame_pts;
    k_u32 end_of_stream;
} k_vdec_chn_status;

#endif // VDEC_STRUCTS_H
