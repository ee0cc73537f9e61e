// SPDX-License-Identifier: MIT
// The pictures of the decoder's channels, in the order of output. They wait until a program gets them, or follow the binds of the
// channel: a display shows each and holds up none, an encoder takes the next one when it has space, a
// colour space converter loses those that it has no buffer for.
#ifndef DECODED_PICTURES_H
#define DECODED_PICTURES_H

#include <stdbool.h>
#include <stddef.h>

#include "media_protocol.h"
#include "vdec_structs.h"

typedef struct decoded_picture_t {
    struct decoded_picture_t *next;
    media_picture_t facts;
    // Of the board's clock.
    uint64_t decoded_us;
    uint8_t nv12[];
} decoded_picture_t;

// Makes the decoder a source of binds; only the first call has an effect. Other programs have no events to look at.
void decoded_register(void);

size_t decoded_size(const media_picture_t *facts);
// False when there is no memory.
bool decoded_append(k_u32 chn, const media_picture_t *facts, const uint8_t *nv12);
// Those that wait.
unsigned int decoded_count(k_u32 chn);
// The one that has waited longest, or NULL; and its end.
const decoded_picture_t *decoded_first(k_u32 chn);
void decoded_drop_first(k_u32 chn);
// Drops those that wait. A display keeps the one that it shows.
void decoded_drop_waiting(k_u32 chn);
void decoded_drop_all(k_u32 chn);

#endif // DECODED_PICTURES_H
