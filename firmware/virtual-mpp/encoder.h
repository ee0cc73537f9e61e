// SPDX-License-Identifier: MIT
// A running encoder: frames in, packs out. It places IDRs and their headers, and
// queues sent frames while the output is full. The caller holds the lock.
#ifndef VMPP_ENCODER_H
#define VMPP_ENCODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "codec.h"
#include "image.h"
#include "image_turn.h"
#include "output.h"
#include "overlay.h"

// Entries of the input ring, for frames that were sent and not yet encoded.
#define ENCODER_QUEUE (30)

typedef struct {
    image_t image;
    k_u64 pts;
    // As it was sent: a K230 encodes it where it was then.
    k_video_frame frame;
} encoder_input_t;

typedef struct {
    const codec_t *codec;
    // The size is that of the frames that come in.
    codec_settings_t settings;
    // How they are turned, each as it says then.
    const image_turn_t *turn;
    // What is drawn over them before; NULL: nothing.
    const overlay_t *overlay;
    void *handle;
    output_t *output;
    // Put headers before every IDR, not before the first one only.
    bool repeat_headers;
    bool header_sent;
    bool idr_requested;
    uint32_t since_idr;
    k_u64 last_pts;
    // The next frame, and the codec's output for the last one.
    image_t input;
    image_t turned;
    bytes_t header;
    bytes_t unit;
    encoder_input_t queue[ENCODER_QUEUE];
    uint32_t queue_count;
} encoder_t;

// False when there is no memory or the codec rejects the settings. `turn` and `overlay` must stay; while the encoder is
// open, no other rotation may exchange the sides.
bool encoder_open(encoder_t *encoder, const codec_t *codec, const codec_settings_t *settings, const image_turn_t *turn,
    const overlay_t *overlay, output_t *output);
// Frees everything, queued frames included. Does nothing when the encoder is not open.
void encoder_close(encoder_t *encoder);

// The number of packs of the next frame.
uint32_t encoder_next_packs(const encoder_t *encoder);
// Whether the output has space for the next frame's packs.
bool encoder_has_space(const encoder_t *encoder);
// Why the output has no space, in `text`.
void encoder_explain_full(const encoder_t *encoder, char *text, size_t size);
// Encodes encoder->input. Returns 0; NOBUF when it does not fit an output buffer (the frame is dropped and the next
// one is an IDR); NOMEM when the codec fails.
k_s32 encoder_encode(encoder_t *encoder, k_u64 pts);
// Queues encoder->input, a copy of the sent `frame`, for later; the queue must not be full.
k_s32 encoder_enqueue(encoder_t *encoder, k_u64 pts, const k_video_frame *frame);
// Whether a plane of a queued frame is in [phys, phys + size).
bool encoder_has_queued(const encoder_t *encoder, k_u64 phys, k_u64 size);
// Encodes queued frames until the output is full.
void encoder_drain_queue(encoder_t *encoder);

#endif // VMPP_ENCODER_H
