// SPDX-License-Identifier: MIT
// ITU-T G.711: A-law and µ-law.
#ifndef AUDIO_G711_H
#define AUDIO_G711_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    G711_A_LAW,
    G711_MU_LAW,
} g711_law_t;

void g711_encode(g711_law_t law, const int16_t *samples, size_t count, uint8_t *codes);
void g711_decode(g711_law_t law, const uint8_t *codes, size_t count, int16_t *samples);

#endif // AUDIO_G711_H
