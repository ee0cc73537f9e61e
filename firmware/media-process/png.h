// SPDX-License-Identifier: MIT
// Single pictures as PNG.
#ifndef PNG_H
#define PNG_H

#include <stdbool.h>
#include <stdint.h>

#include "bytes.h"

// Appends a PNG file of packed RGB pixels.
bool png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, bytes_t *output);
// Appends the packed RGB pixels of a PNG file of 8 bit colours, whose transparency is lost.
bool png_decode(const uint8_t *png, size_t size, uint32_t *width, uint32_t *height, bytes_t *output);

#endif // PNG_H
