// SPDX-License-Identifier: MIT
// The channels of the colour space converter (the MPP's NONAI_2D): they convert frames of a bound source, and those that a program
// sends. A channel has a fixed number of buffers: a frame that arrives while all are in use is not converted.
#ifndef CSC_H
#define CSC_H

#include "mpp.h"

#define CSC_CHANNELS (24)
#define CSC_ERROR(number) ((k_s32)(0xa0008000u | (unsigned int)K_ID_NONAI_2D << 16 | (number)))
#define CSC_INVALID_CHNID CSC_ERROR(0x02)
#define CSC_ILLEGAL_PARAM CSC_ERROR(0x03)
#define CSC_EXIST CSC_ERROR(0x04)
#define CSC_UNEXIST CSC_ERROR(0x05)
#define CSC_NOT_SUPPORT CSC_ERROR(0x08)
#define CSC_NOMEM CSC_ERROR(0x0c)
#define CSC_NOBUF CSC_ERROR(0x0d)
#define CSC_BUF_EMPTY CSC_ERROR(0x0e)
#define CSC_BADADDR CSC_ERROR(0x11)
#define CSC_BUSY CSC_ERROR(0x12)

typedef struct {
    k_pixel_format format;
    k_u32 max_width;
    k_u32 max_height;
    k_u32 buffers;
} csc_attr_t;

// The calls return 0 or a CSC_* code.

// In generation B, a channel has a pool of its own (CSC_NOBUF: it cannot be created); in A, it uses the common pools.
k_s32 csc_create(k_u32 chn, const csc_attr_t *attr);
// The frames that are outstanding are released, too.
k_s32 csc_destroy(k_u32 chn);
// CSC_BUSY when no buffer gets free in time; negative: waits forever.
k_s32 csc_send_frame(k_u32 chn, const k_video_frame_info *frame, k_s32 milli_sec);
// The frame that was converted first; CSC_BUF_EMPTY when there is none in time.
k_s32 csc_get_frame(k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec);
k_s32 csc_release_frame(k_u32 chn, const k_video_frame_info *frame);

void csc_destroy_all(void);

#endif // CSC_H
