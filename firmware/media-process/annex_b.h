// SPDX-License-Identifier: MIT
// Which NAL units a piece of an H.264 or H.265 stream in Annex B form has.
#ifndef ANNEX_B_H
#define ANNEX_B_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    ANNEX_B_VPS = 1,
    ANNEX_B_SPS = 2,
    ANNEX_B_PPS = 4,
    ANNEX_B_PICTURE = 8,
    // A picture with which decoding can begin.
    ANNEX_B_KEY = 16,
    // A picture with which CanMV's library lets a track begin: of H.265, IDR_W_RADL only.
    ANNEX_B_FIRST = 32,
} annex_b_kind_t;

typedef struct {
    // Of annex_b_kind_t.
    unsigned int kinds;
    // Where the first picture begins, or the size.
    size_t picture;
} annex_b_t;

annex_b_t annex_b_scan(bool is_h265, const uint8_t *data, size_t size);

// The kinds that make a header.
unsigned int annex_b_header(bool is_h265);

#endif // ANNEX_B_H
