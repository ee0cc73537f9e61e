// SPDX-License-Identifier: MIT
// A script's Encoder and StreamData objects. Each is a separate block of the C heap,
// so that ASan detects a use after free.
#ifndef FUZZ_OBJECTS_H
#define FUZZ_OBJECTS_H

#include <stdbool.h>

#include "vencoder_channel.h"

#define ENCODERS (3)
#define STREAM_DATAS (3)

// A view of a pack, and the bytes that it must show as long as it is valid.
typedef struct {
    uintptr_t views; // of its StreamData when the view was made
    const uint8_t *data;
    size_t size;
    uint32_t hash;
} held_view_t;

// The expected contents of a StreamData.
typedef struct {
    vencoder_stream_data_t *data;
    vencoder_stream_data_lists_t lists;
    int32_t chn; // of the last GetStream
    bool is_valid; // its packs are not released yet
    uint32_t hashes[VENC_PACK_CNT_MAX]; // of the packs' bytes after GetStream
    held_view_t view; // the last one
    unsigned int users; // waiting calls that use it; it cannot be collected
    unsigned int uses; // calls that used it
} held_stream_t;

void objects_begin(void);
// Run the finaliser, as the garbage collector does, and create a new object.
void finalise_encoder(unsigned int which);
void finalise_stream(unsigned int which);
// Runs all finalisers.
void objects_end(void);

const void *encoder_object(unsigned int which);
held_stream_t *stream_object(unsigned int which);
// Counts waiting calls that use an Encoder; it cannot be collected.
void encoder_use(unsigned int which, int change);
// Whether the calls of the Encoder have no channel number; at first, they have one.
bool encoder_is_own(unsigned int which);
void encoder_change_shape(unsigned int which);

bool is_live_encoder(const void *object);
bool is_live_stream(const vencoder_stream_data_t *data);

#endif // FUZZ_OBJECTS_H
