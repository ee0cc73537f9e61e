// SPDX-License-Identifier: MIT
// A view of one 4:2:0 image of 8 bit samples, planar or semi-planar.
#ifndef VMPP_IMAGE_H
#define VMPP_IMAGE_H

#include <stddef.h>
#include <stdint.h>

// Width and height are even and count luma samples; strides count bytes.
typedef struct {
    uint32_t width;
    uint32_t height;
    uint8_t *y;
    uint8_t *u;
    uint8_t *v;
    size_t y_stride;
    size_t c_stride;
    // From one chroma sample of a plane to the next: 1 planar (I420), 2 semi-planar (NV12).
    size_t c_step;
} image_t;

// A view of an NV12 image from its two planes.
image_t image_nv12(uint8_t *y, size_t y_stride, uint8_t *uv, size_t uv_stride, uint32_t width, uint32_t height);

// A view of a planar image without padding.
image_t image_planar(uint8_t *samples, uint32_t width, uint32_t height);

// Allocates a planar image without padding; `y` is NULL when there is no memory. Free it with image_free().
image_t image_alloc(uint32_t width, uint32_t height);
void image_free(image_t *image);

// Copies the samples; both have the same size, the layouts may differ.
void image_copy(const image_t *to, const image_t *from);

#endif // VMPP_IMAGE_H
