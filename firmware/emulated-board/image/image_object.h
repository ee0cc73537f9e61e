// SPDX-License-Identifier: MIT
// image.Image: the object, its formats and its memory.
#ifndef IMAGE_OBJECT_H
#define IMAGE_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "py/obj.h"

#include "mpp.h"
#include "pixels.h"

// CanMV's numbers.
enum {
    IMAGE_BINARY = 0x08010000,
    IMAGE_GRAYSCALE = 0x08020001,
    IMAGE_RGB565 = 0x0c030002,
    IMAGE_BAYER = 0x05040001,
    IMAGE_YUV422 = 0x1c050002,
    IMAGE_JPEG = 0x06060000,
    IMAGE_PNG = 0x06070000,
    IMAGE_ARGB8888 = 0x0c080004,
    IMAGE_ABGR8888 = 0x0c080104,
    IMAGE_RGBA8888 = 0x0c080204,
    IMAGE_BGRA8888 = 0x0c080304,
    IMAGE_RGB888 = 0x0c090003,
    IMAGE_BGR888 = 0x0c090103,
    IMAGE_RGBP888 = 0x0c090203,
    IMAGE_BGRP888 = 0x0c090303,
    IMAGE_YUV420 = 0x1c0a0023,
};

// Of an image that a script makes.
#define IMAGE_SIDE_MAX (0x8000)

typedef enum {
    IMAGE_ALLOC_MPGC,
    IMAGE_ALLOC_HEAP,
    IMAGE_ALLOC_MMZ,
    IMAGE_ALLOC_VB,
    IMAGE_ALLOC_REF,
} image_alloc_t;

typedef struct {
    mp_obj_base_t base;
    uint32_t width;
    uint32_t height;
    mp_int_t format;
    image_alloc_t alloc;
    // Until it is released: NULL.
    uint8_t *data;
    // With the gap between the planes of a camera's frame; or of a compressed image.
    size_t size;
    k_u64 phys_addr;
    // From the first plane to the second: of YUV420 the colours, of RGBP888 green.
    size_t plane;
    k_u32 pool_id;
    // What has the memory.
    mp_obj_t owner;
} image_obj_t;

extern const mp_obj_type_t image_type;

// An image of the format's size, which is not set. MemoryError without memory.
image_obj_t *image_new(uint32_t width, uint32_t height, mp_int_t format, image_alloc_t alloc);
// A compressed image: a copy of the bytes.
image_obj_t *image_new_compressed(uint32_t width, uint32_t height, mp_int_t format, const void *data, size_t size);
// Describes the frame's planes; the caller sets `data`. is_luma: the first plane only, as GRAYSCALE.
image_obj_t *image_of_frame(const k_video_frame *frame, bool is_luma);

// TypeError for another object; ValueError for an image that was released.
image_obj_t *image_argument(mp_obj_t object);
// OSError for a compressed image, too.
image_obj_t *image_pixels_argument(mp_obj_t object);

bool image_is_compressed(const image_obj_t *image);
// Whether the format has packed pixels, and which.
bool image_pixels_format(mp_int_t format, pixels_format_t *pixels);
// Bytes of an image; 0 for a format that is unknown or compressed.
size_t image_bytes(uint32_t width, uint32_t height, mp_int_t format);

#endif // IMAGE_OBJECT_H
