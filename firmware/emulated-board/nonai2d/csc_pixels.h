// SPDX-License-Identifier: MIT
// Pictures in the formats of the colour space converter. Colours are those of JPEG. The caller holds the lock.
#ifndef CSC_PIXELS_H
#define CSC_PIXELS_H

#include <stdbool.h>
#include <stddef.h>

#include "image.h"
#include "mpp.h"

// Bytes of a picture, whose planes have no gaps; 0 for a format that nothing is converted to.
size_t csc_bytes(k_pixel_format format, uint32_t width, uint32_t height);
// Sets the strides and the addresses of the planes.
void csc_describe(k_video_frame *frame, k_u64 phys);

// Converts a planar image, or packed RGB pixels; false when there is no memory.
bool csc_from_image(const image_t *from, k_pixel_format format, uint8_t *to);
bool csc_from_rgb(const uint8_t *rgb, uint32_t width, uint32_t height, k_pixel_format format, uint8_t *to);

#endif // CSC_PIXELS_H
