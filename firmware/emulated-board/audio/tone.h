// SPDX-License-Identifier: MIT
// What the microphone hears: a sine of 440 Hz, and one of 880 Hz in the right channel.
#ifndef AUDIO_TONE_H
#define AUDIO_TONE_H

#include "audio/audio_format.h"

// Fills a frame with the samples from number `first` on. The same on every machine: integers only.
void tone_fill(const audio_format_t *format, uint64_t first, void *frame);

#endif // AUDIO_TONE_H
