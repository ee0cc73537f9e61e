// SPDX-License-Identifier: MIT
// Packed pixels in memory, their colours, and their conversion to those of JPEG
// (BT.601, full range).
#ifndef VMPP_PIXELS_H
#define VMPP_PIXELS_H

#include <stdint.h>

#include "image.h"

// Named from the first byte on. RGB565 is a little-endian word, with red in its highest bits.
typedef enum {
    PIXELS_GRAY,
    PIXELS_RGB565,
    PIXELS_RGB888,
    PIXELS_BGR888,
    PIXELS_ARGB8888,
    PIXELS_ABGR8888,
    PIXELS_RGBA8888,
    PIXELS_BGRA8888,
    PIXELS_FORMATS,
} pixels_format_t;

// Bytes of a pixel.
uint32_t pixels_size(pixels_format_t format);
// A pixel as 0xaarrggbb.
uint32_t pixels_get(pixels_format_t format, const uint8_t *pixel);
void pixels_put(pixels_format_t format, uint8_t *pixel, uint32_t argb);

uint8_t pixels_luma(uint32_t argb);
// The difference of blue, U, and that of red, V.
uint8_t pixels_blue(uint32_t argb);
uint8_t pixels_red(uint32_t argb);

// Packed pixels, without padding.
typedef struct {
    const uint8_t *data;
    uint32_t width;
    uint32_t height;
    pixels_format_t format;
    // Of the whole, beside that of its pixels; 255 is opaque.
    uint32_t alpha;
} pixels_t;

// Blends pixels into an image, with their left upper corner at (x, y), and clips them.
void pixels_blend(const image_t *image, const pixels_t *pixels, int32_t x, int32_t y);

#endif // VMPP_PIXELS_H
