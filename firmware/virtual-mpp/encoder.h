// SPDX-License-Identifier: MIT
// One running encoder: pictures in, packs out. It decides where an IDR and its
// header go, and keeps what was sent while the output has no room.
// The caller holds the lock.
#ifndef VMPP_ENCODER_H
#define VMPP_ENCODER_H

#include <stdbool.h>
#include <stdint.h>

#include "codec.h"
#include "output.h"
#include "picture.h"

// Entries of the input ring: pictures that were sent and not yet encoded.
#define ENCODER_QUEUE (30)

typedef struct {
    picture_t picture;
    k_u64 pts;
} encoder_input_t;

typedef struct {
    const codec_t *codec;
    codec_settings_t settings;
    void *handle;
    output_t *output;
    // Headers ahead of every IDR, not of the first one only.
    bool repeat_headers;
    bool header_sent;
    bool idr_wanted;
    uint32_t since_idr;
    k_u64 last_pts;
    // The picture that is being filled, and what came out of the last one.
    picture_t input;
    bytes_t header;
    bytes_t unit;
    encoder_input_t queue[ENCODER_QUEUE];
    uint32_t queue_count;
} encoder_t;

// False when there is no memory or the codec refuses.
bool encoder_open(encoder_t *encoder, const codec_t *codec, const codec_settings_t *settings, output_t *output);
// Frees everything, what is queued included; harmless when it is not open.
void encoder_close(encoder_t *encoder);

// Whether the output takes the next picture now.
bool encoder_has_room(const encoder_t *encoder);
// Encodes encoder->input: 0, NOBUF when it does not fit into an output block (the picture is lost and
// the next one is an IDR), NOMEM when the codec fails.
k_s32 encoder_encode(encoder_t *encoder, k_u64 pts);
// Keeps a copy of encoder->input for later; the queue must have a place.
k_s32 encoder_enqueue(encoder_t *encoder, k_u64 pts);
// Encodes what is queued as far as the output has room.
void encoder_catch_up(encoder_t *encoder);

#endif // VMPP_ENCODER_H
