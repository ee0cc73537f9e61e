// SPDX-License-Identifier: MIT
// A channel that gets frames which a test draws itself, and the recorded stream, decoded.
#ifndef SENDER_H
#define SENDER_H

#include "fixture.h"
#include "image.h"

// An NV12 frame in media memory, with its planes at multiples of 4096.
typedef struct {
    k_video_frame_info info;
    k_u64 phys;
    void *memory;
    image_t image;
} sender_frame_t;

sender_frame_t sender_frame(uint32_t width, uint32_t height);
void sender_free(sender_frame_t *frame);

// Sends the frame and adds its packs to the file.
void sender_send(k_u32 chn, sender_frame_t *frame, FILE *file);

// Decodes a file, of which `format` is ffmpeg's name, and asserts that it has so many frames of that size. Returns the
// samples as I420, to be freed by test_free().
uint8_t *sender_decode(const char *path, const char *format, uint32_t width, uint32_t height, unsigned int frames);

// The values of a syntax element, by ffmpeg's bitstream filter trace_headers; returns their number.
unsigned int sender_trace(const char *path, const char *format, const char *element, int *values, unsigned int capacity);

// In dB.
double sender_psnr(const uint8_t *a, const uint8_t *b, size_t size);

#endif // SENDER_H
