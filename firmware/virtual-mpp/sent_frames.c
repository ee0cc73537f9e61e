// SPDX-License-Identifier: MIT
// Reports of sent frames; see sent_frames.h.
#include "sent_frames.h"

#include <stdio.h>

#include "venc_frame.h"

static k_u64 stride_of(const k_video_frame *frame, unsigned int plane) {
    return frame->stride[plane] > 0 ? frame->stride[plane] : frame->width;
}

static void check_alignment(sent_frames_t *reported, k_u32 chn, const k_video_frame *frame) {
    for (unsigned int plane = 0; plane < venc_frame_planes(frame->pixel_format) && !reported->misaligned; plane++) {
        if (frame->phys_addr[plane] % MPP_PAGE_SIZE != 0) {
            reported->misaligned = true;
            fprintf(stderr,
                "encoder: channel %u: a sent frame has its plane %u at 0x%llx: a K230 needs a multiple of 4096; align phys_addr[%u] and "
                "leave a gap between the planes\n",
                chn, plane, (unsigned long long)frame->phys_addr[plane], plane);
        }
    }
}

static void check_overlap(sent_frames_t *reported, k_u32 chn, const k_video_frame *frame) {
    k_u64 luma = frame->phys_addr[0];
    k_u64 chroma = frame->phys_addr[1];
    k_u64 luma_size = stride_of(frame, 0) * frame->height;
    k_u64 chroma_size = stride_of(frame, 1) * (frame->height / 2);
    if (!reported->overlapping && (chroma - luma < luma_size || luma - chroma < chroma_size)) {
        reported->overlapping = true;
        fprintf(stderr,
            "encoder: channel %u: the planes of a sent frame overlap: %llu bytes of luma at 0x%llx, %llu bytes of colour at 0x%llx; set "
            "phys_addr[1] behind the luma\n",
            chn, (unsigned long long)luma_size, (unsigned long long)luma, (unsigned long long)chroma_size, (unsigned long long)chroma);
    }
}

void sent_frames_check(sent_frames_t *reported, k_u32 chn, const k_video_frame *frame) {
    check_alignment(reported, chn, frame);
    if (venc_frame_planes(frame->pixel_format) == 2) {
        check_overlap(reported, chn, frame);
    }
}

void sent_frames_report_released(sent_frames_t *reported, k_u32 chn, k_u64 phys) {
    if (!reported->released) {
        reported->released = true;
        fprintf(stderr,
            "encoder: channel %u: the memory at 0x%llx was released while a sent frame in it is queued: a K230 encodes whatever is written "
            "there next; release it when the frame's pack has arrived\n",
            chn, (unsigned long long)phys);
    }
}

void sent_frames_report_lost(sent_frames_t *reported, k_u32 chn, const char *reason) {
    if (!reported->lost) {
        reported->lost = true;
        fprintf(stderr, "encoder: channel %u: a frame that was sent with timeout 0 is lost, because the queue is full: %s\n", chn, reason);
    }
}
