// SPDX-License-Identifier: MIT
// A sine in integers; see tone.h.
#include "audio/tone.h"

#include <string.h>

#define LEFT_HZ (440)
#define RIGHT_HZ (880)
// A quarter of full scale.
#define AMPLITUDE (8192)

#define HALF_TURN (1 << 15)

// The approximation of Bhaskara: 4p / (5/4 h² - p) with p = x (h - x), for half a turn h. Its error is below 0.2 %.
static int32_t half_sine(int64_t x) {
    int64_t p = x * (HALF_TURN - x);
    int64_t whole = (int64_t)HALF_TURN * HALF_TURN;
    return (int32_t)(4 * p * AMPLITUDE / (whole + whole / 4 - p));
}

static int32_t sine(uint64_t sample, uint32_t frequency, uint32_t rate) {
    uint64_t turn = sample % rate * frequency % rate * (2 * HALF_TURN) / rate;
    return turn < HALF_TURN ? half_sine((int64_t)turn) : -half_sine((int64_t)turn - HALF_TURN);
}

static void put(const audio_format_t *format, uint8_t *at, int32_t value) {
    if (format->sample_bytes == sizeof(int16_t)) {
        int16_t narrow = (int16_t)value;
        memcpy(at, &narrow, sizeof(narrow));
    } else {
        int32_t wide = value * (1 << 16);
        memcpy(at, &wide, sizeof(wide));
    }
}

void tone_fill(const audio_format_t *format, uint64_t first, void *frame) {
    uint8_t *at = frame;
    for (uint64_t sample = first; sample < first + format->points; sample++) {
        for (uint32_t channel = 0; channel < format->channels; channel++) {
            put(format, at, sine(sample, channel == 0 ? LEFT_HZ : RIGHT_HZ, format->rate));
            at += format->sample_bytes;
        }
    }
}
