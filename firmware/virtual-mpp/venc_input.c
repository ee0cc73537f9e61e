// SPDX-License-Identifier: MIT
// The input of encoder channels: frames of a bound source, and kd_mpi_venc_send_frame().
#include "venc_input.h"

#include <stdio.h>

#include "clock.h"
#include "driver_lock.h"
#include "poison.h"
#include "trouble.h"
#include "venc_channel.h"
#include "venc_frame.h"

static void report_size_mismatch(venc_channel_t *channel, k_u32 chn, uint32_t width, uint32_t height) {
    if (!channel->size_mismatch_reported) {
        channel->size_mismatch_reported = true;
        fprintf(stderr, "encoder: channel %u expects %ux%u but the bound camera delivers %ux%u: no frames will arrive\n", chn,
            channel->settings.width, channel->settings.height, width, height);
    }
}

static bool accepts(k_u32 chn, uint32_t width, uint32_t height) {
    venc_channel_t *channel = venc_channel(chn);
    if (channel->state != VENC_STARTED) {
        return false;
    }
    if (width != channel->settings.width || height != channel->settings.height) {
        report_size_mismatch(channel, chn, width, height);
        return false;
    }
    return channel->encoder.queue_count == 0 && encoder_has_space(&channel->encoder);
}

static const image_t *input(k_u32 chn) {
    return &venc_channel(chn)->encoder.input;
}

// Whether the next frame of the channel is lost without a trace.
static bool swallows_next(venc_channel_t *channel) {
    if (!trouble_swallows(++channel->frames)) {
        return false;
    }
    trouble_came(trouble_is_on(TROUBLE_SILENT_ENCODER) ? TROUBLE_SILENT_ENCODER : TROUBLE_SWALLOWED_FRAME,
        "channel %u accepts frame %llu and delivers no pack for it", venc_channel_number(channel), (unsigned long long)channel->frames);
    return true;
}

static void consume(k_u32 chn, uint64_t pts) {
    venc_channel_t *channel = venc_channel(chn);
    if (!swallows_next(channel)) {
        encoder_encode(&channel->encoder, pts);
    }
    channel->sent_pts = pts;
}

const bind_sink_t venc_sink = {
    .module = K_ID_VENC,
    .channels = VENC_MAX_CHN_NUMS,
    .accepts = accepts,
    .input = input,
    .consume = consume,
};

static k_s32 check_frame(const venc_channel_t *channel, const k_video_frame *frame) {
    if (!venc_frame_has_format(channel->codec, frame->pixel_format)) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    if (frame->width != channel->settings.width || frame->height != channel->settings.height) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    return venc_frame_check(frame);
}

static bool queue_has_space(const void *subject) {
    const venc_channel_t *channel = subject;
    return channel->state != VENC_STARTED || channel->encoder.queue_count < ENCODER_QUEUE;
}

static uint64_t never(const void *subject) {
    (void)subject;
    return CLOCK_NEVER;
}

// A frame without a pts gets the current time, or the last pts plus one frame while the clock has not advanced.
static k_u64 pts_of(const venc_channel_t *channel, const k_video_frame *frame) {
    if (frame->pts != 0) {
        return frame->pts;
    }
    k_u64 now = clock_now_us();
    return now > channel->sent_pts ? now : channel->sent_pts + 1000000 / channel->settings.fps;
}

static k_s32 accept_frame(venc_channel_t *channel, const k_video_frame *frame) {
    sent_frames_check(&channel->sent_frames, venc_channel_number(channel), frame);
    channel->was_sent = true;
    if (swallows_next(channel)) {
        return 0;
    }
    if (!venc_frame_read(frame, &channel->encoder.input)) {
        return K_ERR_VENC_NOMEM;
    }
    channel->sent_pts = pts_of(channel, frame);
    bool direct =
        channel->encoder.queue_count == 0 && encoder_has_space(&channel->encoder) && !trouble_is_on(TROUBLE_GHOST_PICTURE);
    return direct ? encoder_encode(&channel->encoder, channel->sent_pts) : encoder_enqueue(&channel->encoder, channel->sent_pts, frame);
}

static void report_full_queue(venc_channel_t *channel, k_s32 milli_sec) {
    char text[STARVATION_TEXT];
    encoder_explain_full(&channel->encoder, text, sizeof(text));
    if (milli_sec == 0) {
        sent_frames_report_lost(&channel->sent_frames, venc_channel_number(channel), text);
    } else {
        starvation_add(&channel->starvation, venc_channel_number(channel), milli_sec, text, true);
    }
}

static k_s32 send(venc_channel_t *channel, const k_video_frame *frame, k_s32 milli_sec) {
    if (channel->state != VENC_STARTED) {
        return channel->state == VENC_ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    k_s32 result = check_frame(channel, frame);
    if (result != 0) {
        return result;
    }
    channel->last_query_empty = false;
    clock_wait_t space = { .ready = queue_has_space, .due = never, .subject = channel };
    if (!clock_wait_for(&space, milli_sec)) {
        report_full_queue(channel, milli_sec);
        // With a timeout of 0 the board drops the frame and returns success.
        return milli_sec == 0 ? 0 : K_ERR_VENC_BUSY;
    }
    if (channel->state != VENC_STARTED) {
        return K_ERR_VENC_NOT_PERM;
    }
    // Another thread may have freed the frame meanwhile.
    result = check_frame(channel, frame);
    return result == 0 ? accept_frame(channel, frame) : result;
}

k_s32 kd_mpi_venc_send_frame(k_u32 chn_num, k_video_frame_info *frame, k_s32 milli_sec) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (frame == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    driver_lock();
    k_s32 result = send(venc_channel(chn_num), &frame->v_frame, milli_sec);
    driver_unlock();
    return result;
}

// As a K230, which reads a frame when it encodes it: whatever is there by then.
static void read_again(encoder_input_t *queued) {
    if (!venc_frame_read(&queued->frame, &queued->image)) {
        poison(queued->image.y, (size_t)queued->frame.width * queued->frame.height * 3 / 2);
    }
}

void venc_input_drain(venc_channel_t *channel) {
    encoder_t *encoder = &channel->encoder;
    if (trouble_is_on(TROUBLE_GHOST_PICTURE) && encoder->queue_count > 0) {
        for (uint32_t i = 0; i < encoder->queue_count; i++) {
            read_again(&encoder->queue[i]);
        }
        trouble_came(TROUBLE_GHOST_PICTURE, "channel %u reads sent frames when it encodes them, after SendFrame",
            venc_channel_number(channel));
    }
    encoder_drain_queue(encoder);
}

void venc_memory_released(uint64_t phys, uint64_t size) {
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        if (venc_channel(i)->state == VENC_STARTED && encoder_has_queued(&venc_channel(i)->encoder, phys, size)) {
            sent_frames_report_released(&venc_channel(i)->sent_frames, i, phys);
        }
    }
}
