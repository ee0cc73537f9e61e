// SPDX-License-Identifier: MIT
// What a device's attributes mean: sizes and times of its frames.
#ifndef AUDIO_FORMAT_H
#define AUDIO_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/audio_structs.h"

typedef struct {
    uint32_t rate;
    // Samples of a frame, of each of its channels.
    uint32_t points;
    // 1 or 2.
    uint32_t channels;
    uint32_t sample_bytes;
    // Frames that the driver holds.
    uint32_t ring;
    // Pairs of microphones: 1 but for PDM.
    uint32_t lines;
} audio_format_t;

// False when the attributes cannot be those of a device.
bool audio_format_of(const k_aio_dev_attr *attr, audio_format_t *format);
uint32_t audio_frame_bytes(const audio_format_t *format);
// The end of a frame, the first of which is 0, in µs from the start.
uint64_t audio_frame_end_us(const audio_format_t *format, uint64_t frame);

#endif // AUDIO_FORMAT_H
