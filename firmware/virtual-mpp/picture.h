// SPDX-License-Identifier: MIT
// Conversion of single pictures by libjpeg-turbo, where the codecs are. Colours are
// those of JPEG: BT.601, full range. The caller holds the lock.
#ifndef VMPP_PICTURE_H
#define VMPP_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bytes.h"
#include "image.h"
#include "pixels.h"

// Bytes of a pixel: red, green, blue.
#define PICTURE_RGB (3)

typedef struct {
    uint32_t width;
    uint32_t height;
} picture_size_t;

// Appends the RGB pixels of a planar image of even size.
bool picture_to_rgb(const image_t *image, bytes_t *rgb);
// Converts pixels, of RGB888 or 8888 whose alpha counts for nothing, to a planar image of the same, even size.
bool picture_to_image(const pixels_t *pixels, const image_t *image);
// Appends a JPEG file of RGB pixels; quality is 1..100.
bool picture_to_jpeg(const uint8_t *rgb, picture_size_t size, uint32_t quality, bytes_t *jpeg);
// Appends the RGB pixels of a JPEG file.
bool picture_from_jpeg(const uint8_t *jpeg, size_t bytes, picture_size_t *size, bytes_t *rgb);

#endif // VMPP_PICTURE_H
