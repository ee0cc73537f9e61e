// SPDX-License-Identifier: MIT
// A script's objects, Encoders and StreamDatas. Each is a piece of the C heap
// of its own, so that a use after its end is seen.
#ifndef FUZZ_OBJECTS_H
#define FUZZ_OBJECTS_H

#include <stdbool.h>

#include "vencoder_channel.h"

#define ENCODERS (3)
#define STREAM_DATAS (3)

// What a script that made the calls knows of a StreamData.
typedef struct {
    vencoder_stream_data_t *data;
    int32_t chn; // whose packs it got last
    bool is_valid; // its addresses may be used: not given back yet
    uint32_t prints[VENC_PACK_CNT_MAX]; // of the packs' bytes when they came
    unsigned int users; // calls that wait with it: it cannot be collected
    unsigned int uses; // calls that were made with it
} held_stream_t;

void objects_begin(void);
// The finalisers, as a garbage collection runs them.
void collect_encoder(unsigned int which);
void collect_stream(unsigned int which);
// All of them, and no object is left.
void objects_end(void);

const void *encoder_object(unsigned int which);
held_stream_t *stream_object(unsigned int which);
// A call waits with an Encoder: it cannot be collected.
void encoder_use(unsigned int which, int change);

bool is_live_encoder(const void *object);
bool is_live_stream(const vencoder_stream_data_t *data);

#endif // FUZZ_OBJECTS_H
