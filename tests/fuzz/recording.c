// SPDX-License-Identifier: MIT
// What the next script does: a recording that has to go well.
#include "recording.h"

#include "board.h"
#include "report.h"
#include "invariants.h"
#include "objects.h"
#include "held_packs.h"
#include "program.h"

#define PICTURES (2)

static void must_be_well(const char *call, binding_result_t result) {
    if (result.code != 0) {
        complain("the next recording: %s fails in %s with %d", call,
            result.function != NULL ? result.function : "no function", result.code);
    }
}

static void open(const void *self, int32_t chn, int32_t type) {
    const size_choice_t *size = &picture_sizes[0];
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
    };
    must_be_well("SetOutBufs", vencoder_set_out_bufs(self, chn, 4, size->width, size->height));
    if (!board_media_init()) {
        complain("the next recording: media.init() fails");
    }
    must_be_well("Create", vencoder_create(self, chn, &attr));
    must_be_well("Start", vencoder_start(self, chn));
}

static void record_one(const void *self, int32_t chn) {
    k_video_frame_info frame = board_picture(&picture_sizes[0]);
    held_stream_t *held = stream_object(0);
    must_be_well("SendFrame", vencoder_send_frame(self, chn, &frame, 0, &nobody_else));
    unsigned int uses = packs_ahead(held, chn);
    binding_result_t result = vencoder_get_stream(self, chn, held->data, 0, &nobody_else);
    must_be_well("GetStream", result);
    packs_came(held, uses, &result);
    engine_must_be_sound(false);
    must_be_well("ReleaseStream", vencoder_release_stream(self, chn, held->data));
    packs_went(held, chn);
}

void record_after_all(unsigned int choice) {
    int32_t chn = (int32_t)(choice % VENC_MAX_CHN_NUMS);
    step("the next recording, channel %d", chn);
    board_begin();
    const void *self = encoder_object(0);
    open(self, chn, choice >= 240 ? K_PT_H264 : K_PT_JPEG);
    for (unsigned int i = 0; i < PICTURES; i++) {
        record_one(self, chn);
    }
    must_be_well("Stop", vencoder_stop(self, chn));
    must_be_well("Destroy", vencoder_destroy(self, chn));
    engine_must_be_sound(false);
    board_end(false);
}
