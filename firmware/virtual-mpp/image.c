// SPDX-License-Identifier: MIT
// Allocates and copies 4:2:0 images.
#include "image.h"

#include <stdlib.h>
#include <string.h>

image_t image_nv12(uint8_t *y, size_t y_stride, uint8_t *uv, size_t uv_stride, uint32_t width, uint32_t height) {
    return (image_t){
        .width = width,
        .height = height,
        .y = y,
        .u = uv,
        .v = uv != NULL ? uv + 1 : NULL,
        .y_stride = y_stride,
        .c_stride = uv_stride,
        .c_step = 2,
    };
}

image_t image_planar(uint8_t *samples, uint32_t width, uint32_t height) {
    size_t luma = (size_t)width * height;
    return (image_t){
        .width = width,
        .height = height,
        .y = samples,
        .u = samples != NULL ? samples + luma : NULL,
        .v = samples != NULL ? samples + luma + luma / 4 : NULL,
        .y_stride = width,
        .c_stride = width / 2,
        .c_step = 1,
    };
}

image_t image_alloc(uint32_t width, uint32_t height) {
    return image_planar(malloc((size_t)width * height * 3 / 2), width, height);
}

void image_free(image_t *image) {
    free(image->y);
    *image = (image_t){ 0 };
}

static void copy_luma(const image_t *to, const image_t *from) {
    for (uint32_t row = 0; row < to->height; row++) {
        memcpy(to->y + row * to->y_stride, from->y + row * from->y_stride, to->width);
    }
}

static void copy_chroma_row(uint8_t *to, size_t to_step, const uint8_t *from, size_t from_step, uint32_t count) {
    if (to_step == 1 && from_step == 1) {
        memcpy(to, from, count);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        to[i * to_step] = from[i * from_step];
    }
}

void image_copy(const image_t *to, const image_t *from) {
    copy_luma(to, from);
    for (uint32_t row = 0; row < to->height / 2; row++) {
        size_t to_at = row * to->c_stride;
        size_t from_at = row * from->c_stride;
        copy_chroma_row(to->u + to_at, to->c_step, from->u + from_at, from->c_step, to->width / 2);
        copy_chroma_row(to->v + to_at, to->c_step, from->v + from_at, from->c_step, to->width / 2);
    }
}
