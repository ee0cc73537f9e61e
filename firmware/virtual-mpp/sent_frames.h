// SPDX-License-Identifier: MIT
// Reports on stderr, once per channel and kind, sent frames that a K230 encodes wrongly
// or loses although the call returns 0. The caller holds the lock.
#ifndef VMPP_SENT_FRAMES_H
#define VMPP_SENT_FRAMES_H

#include <stdbool.h>

#include "mpp.h"

// What was reported.
typedef struct {
    bool misaligned;
    bool overlapping;
    bool released;
    bool lost;
} sent_frames_t;

// Reports planes that a K230 does not read as they are.
void sent_frames_check(sent_frames_t *reported, k_u32 chn, const k_video_frame *frame);
// Reports that memory at `phys` was released while a frame in it is queued.
void sent_frames_report_released(sent_frames_t *reported, k_u32 chn, k_u64 phys);
// Reports a frame that a full queue did not accept; `reason`: why it is full.
void sent_frames_report_lost(sent_frames_t *reported, k_u32 chn, const char *reason);

#endif // VMPP_SENT_FRAMES_H
