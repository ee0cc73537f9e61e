// SPDX-License-Identifier: MIT
// ITU-T G.711; see g711.h. A code is sign, segment (3 bits) and step (4 bits).
#include "audio/g711.h"

#include <stdbool.h>

#define SIGN (0x80)
#define STEPS (16)
// A-law inverts every other bit, µ-law all bits.
#define A_LAW_BITS (0x55)
#define MU_LAW_BITS (0xFF)
// µ-law shifts the segments by this, and clips above the last one (14 bits).
#define MU_LAW_BIAS (33)
#define MU_LAW_CLIP (8158)

// The segment of a magnitude whose first segment ends below `end`.
static unsigned int segment_of(unsigned int magnitude, unsigned int end) {
    unsigned int segment = 0;
    while (magnitude >= end && segment < 7) {
        end <<= 1;
        segment++;
    }
    return segment;
}

// 13 bits. The first two segments have steps of 2, each later one doubles them.
static uint8_t encode_a_law(int sample) {
    bool is_negative = sample < 0;
    unsigned int magnitude = (unsigned int)(is_negative ? -(sample + 1) : sample) >> 3;
    unsigned int segment = segment_of(magnitude, 32);
    unsigned int step = magnitude >> (segment < 2 ? 1 : segment);
    unsigned int code = (segment << 4) | (step % STEPS);
    return (uint8_t)((is_negative ? code : code | SIGN) ^ A_LAW_BITS);
}

// The middle of a step.
static int decode_a_law(uint8_t code) {
    unsigned int bits = code ^ A_LAW_BITS;
    unsigned int segment = bits >> 4 & 7;
    int magnitude = (int)(bits & 15) * 16 + 8;
    if (segment > 0) {
        magnitude = (magnitude + 256) << (segment - 1);
    }
    return bits & SIGN ? magnitude : -magnitude;
}

// 14 bits.
static uint8_t encode_mu_law(int sample) {
    bool is_negative = sample < 0;
    unsigned int magnitude = (unsigned int)(is_negative ? -sample : sample) >> 2;
    magnitude = (magnitude > MU_LAW_CLIP ? MU_LAW_CLIP : magnitude) + MU_LAW_BIAS;
    unsigned int segment = segment_of(magnitude, 64);
    unsigned int code = (segment << 4) | (magnitude >> (segment + 1) & 15);
    return (uint8_t)((is_negative ? code | SIGN : code) ^ MU_LAW_BITS);
}

static int decode_mu_law(uint8_t code) {
    unsigned int bits = code ^ MU_LAW_BITS;
    unsigned int segment = bits >> 4 & 7;
    int magnitude = ((((int)(bits & 15) << 1) + MU_LAW_BIAS) << segment) - MU_LAW_BIAS;
    return bits & SIGN ? -magnitude * 4 : magnitude * 4;
}

void g711_encode(g711_law_t law, const int16_t *samples, size_t count, uint8_t *codes) {
    for (size_t i = 0; i < count; i++) {
        codes[i] = law == G711_A_LAW ? encode_a_law(samples[i]) : encode_mu_law(samples[i]);
    }
}

void g711_decode(g711_law_t law, const uint8_t *codes, size_t count, int16_t *samples) {
    for (size_t i = 0; i < count; i++) {
        samples[i] = (int16_t)(law == G711_A_LAW ? decode_a_law(codes[i]) : decode_mu_law(codes[i]));
    }
}
