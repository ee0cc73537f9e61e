// SPDX-License-Identifier: MIT
// A final recording, which must succeed.
#include "recording.h"

#include "board.h"
#include "report.h"
#include "invariants.h"
#include "objects.h"
#include "held_packs.h"
#include "program.h"
#include "result_of.h"

#define FRAMES (2)

static void must_succeed(const char *call, binding_result_t result) {
    if (result.code != 0) {
        fail("the final recording: %s fails in %s with %d", call,
            result.function != NULL ? result.function : "no function", result.code);
    }
}

static void open(const void *self, int32_t chn, int32_t type) {
    const size_choice_t *size = &frame_sizes[0];
    vencoder_chn_attr_str_t attr = {
        .payload_type = type,
        .profile = VENC_PROFILE_H264_BASELINE,
        .pic_width = size->width,
        .pic_height = size->height,
        .gop_len = 30,
        .bit_rate = 1000,
        .src_frame_rate = 30,
        .dst_frame_rate = 30,
        .mjpeg_quality_factor = 45,
        .rc_mode = K_VENC_RC_MODE_CBR,
    };
    must_succeed("SetOutBufs", RESULT_OF(vencoder_set_out_bufs, self, chn, 4, size->width, size->height));
    if (!board_media_init()) {
        fail("the final recording: media.init() fails");
    }
    must_succeed("Create", RESULT_OF(vencoder_create, self, chn, &attr));
    must_succeed("Start", RESULT_OF(vencoder_start, self, chn));
}

static void record_one(const void *self, int32_t chn) {
    k_video_frame_info frame = board_frame(&frame_sizes[0]);
    held_stream_t *held = stream_object(0);
    binding_progress_t sending = { 0 }, getting = { 0 };
    must_succeed("SendFrame", RESULT_OF(vencoder_send_frame, self, chn, &frame, 0, &no_other_threads, &sending));
    unsigned int uses = held_packs_begin_get(held, chn);
    binding_result_t result = RESULT_OF(vencoder_get_stream, self, chn, held->data, &held->lists, 0, &no_other_threads, &getting);
    must_succeed("GetStream", result);
    held_packs_end_get(held, uses, &result);
    check_engine(false);
    must_succeed("ReleaseStream", RESULT_OF(vencoder_release_stream, self, chn, held->data));
    held_packs_end_release(held, chn);
}

void record_at_the_end(unsigned int choice) {
    int32_t chn = (int32_t)(choice % VENC_MAX_CHN_NUMS);
    step("the final recording, channel %d", chn);
    board_begin();
    const void *self = encoder_object(0);
    open(self, chn, choice >= 240 ? K_PT_H264 : K_PT_JPEG);
    for (unsigned int i = 0; i < FRAMES; i++) {
        record_one(self, chn);
    }
    must_succeed("Stop", RESULT_OF(vencoder_stop, self, chn));
    must_succeed("Destroy", RESULT_OF(vencoder_destroy, self, chn));
    check_engine(false);
    board_end(false);
}
