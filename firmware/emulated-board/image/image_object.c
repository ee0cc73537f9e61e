// SPDX-License-Identifier: MIT
// Memory of images.
#include "image_object.h"

#include <stdlib.h>
#include <string.h>

#include "py/gc.h"
#include "py/runtime.h"

bool image_is_compressed(const image_obj_t *image) {
    return image->format == IMAGE_JPEG || image->format == IMAGE_PNG;
}

bool image_pixels_format(mp_int_t format, pixels_format_t *pixels) {
    static const struct {
        mp_int_t format;
        pixels_format_t pixels;
    } formats[] = {
        { IMAGE_GRAYSCALE, PIXELS_GRAY },
        { IMAGE_RGB565, PIXELS_RGB565 },
        { IMAGE_RGB888, PIXELS_RGB888 },
        { IMAGE_BGR888, PIXELS_BGR888 },
        { IMAGE_ARGB8888, PIXELS_ARGB8888 },
        { IMAGE_ABGR8888, PIXELS_ABGR8888 },
        { IMAGE_RGBA8888, PIXELS_RGBA8888 },
        { IMAGE_BGRA8888, PIXELS_BGRA8888 },
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(formats); i++) {
        if (formats[i].format == format) {
            *pixels = formats[i].pixels;
            return true;
        }
    }
    return false;
}

size_t image_bytes(uint32_t width, uint32_t height, mp_int_t format) {
    size_t count = (size_t)width * height;
    pixels_format_t pixels;
    switch (format) {
        case IMAGE_BINARY:
            return (width + 31) / 32 * 4 * height;
        case IMAGE_BAYER:
            return count;
        case IMAGE_YUV422:
            return count * 2;
        case IMAGE_YUV420:
            return count * 3 / 2;
        case IMAGE_RGBP888:
        case IMAGE_BGRP888:
            return count * 3;
        default:
            return image_pixels_format(format, &pixels) ? count * pixels_size(pixels) : 0;
    }
}

// NULL when there is no memory.
static void *allocate(image_obj_t *image) {
    void *data = NULL;
    switch (image->alloc) {
        case IMAGE_ALLOC_MMZ:
            // The driver counts in 32 bits.
            return image->size <= UINT32_MAX &&
                    kd_mpi_sys_mmz_alloc_cached(&image->phys_addr, &data, "img", "anonymous", (k_u32)image->size) == 0
                ? data
                : NULL;
        case IMAGE_ALLOC_HEAP:
            return malloc(image->size);
        default:
            return m_malloc_maybe(image->size);
    }
}

static image_obj_t *new_object(uint32_t width, uint32_t height, mp_int_t format) {
    image_obj_t *image = m_malloc_with_finaliser(sizeof(image_obj_t));
    *image = (image_obj_t){
        .base = { &image_type },
        .width = width,
        .height = height,
        .format = format,
        .size = image_bytes(width, height, format),
        .plane = (size_t)width * height,
        .pool_id = VB_INVALID_POOLID,
        .owner = mp_const_none,
    };
    return image;
}

static void allocate_or_raise(image_obj_t *image) {
    image->data = allocate(image);
    if (image->data == NULL) {
        // Images that nothing refers to may have it.
        gc_collect();
        image->data = allocate(image);
    }
    if (image->data == NULL) {
        mp_raise_msg_varg(&mp_type_MemoryError, MP_ERROR_TEXT("image alloc failed: %u bytes"), (unsigned)image->size);
    }
}

image_obj_t *image_new(uint32_t width, uint32_t height, mp_int_t format, image_alloc_t alloc) {
    image_obj_t *image = new_object(width, height, format);
    image->alloc = alloc;
    allocate_or_raise(image);
    return image;
}

image_obj_t *image_new_compressed(uint32_t width, uint32_t height, mp_int_t format, const void *data, size_t size) {
    image_obj_t *image = new_object(width, height, format);
    image->alloc = IMAGE_ALLOC_HEAP;
    image->size = size;
    allocate_or_raise(image);
    memcpy(image->data, data, size);
    return image;
}

image_obj_t *image_of_frame(const k_video_frame *frame, bool is_luma) {
    mp_int_t format = IMAGE_YUV420;
    size_t planes = frame->phys_addr[1] - frame->phys_addr[0];
    size_t pixels = (size_t)frame->width * frame->height;
    size_t size = planes + pixels / 2;
    if (is_luma) {
        format = IMAGE_GRAYSCALE;
        size = pixels;
    } else if (frame->pixel_format == PIXEL_FORMAT_RGB_888 || frame->pixel_format == PIXEL_FORMAT_BGR_888) {
        // As CanMV: blue and red change places.
        format = IMAGE_RGB888;
        size = pixels * 3;
    } else if (frame->pixel_format == PIXEL_FORMAT_RGB_565 || frame->pixel_format == PIXEL_FORMAT_RGB_565_LE ||
        frame->pixel_format == PIXEL_FORMAT_BGR_565 || frame->pixel_format == PIXEL_FORMAT_BGR_565_LE) {
        format = IMAGE_RGB565;
        size = pixels * 2;
    } else if (frame->pixel_format == PIXEL_FORMAT_RGB_888_PLANAR) {
        format = IMAGE_RGBP888;
        size = 2 * planes + pixels;
    } else if (frame->pixel_format == PIXEL_FORMAT_BGR_888_PLANAR) {
        format = IMAGE_BGRP888;
        size = 2 * planes + pixels;
    }
    image_obj_t *image = new_object(frame->width, frame->height, format);
    image->alloc = IMAGE_ALLOC_VB;
    image->size = size;
    image->phys_addr = frame->phys_addr[0];
    image->plane = format == IMAGE_YUV420 || format == IMAGE_RGBP888 || format == IMAGE_BGRP888 ? planes : pixels;
    return image;
}

image_obj_t *image_argument(mp_obj_t object) {
    if (!mp_obj_is_type(object, &image_type)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Can't convert %s to Image"), mp_obj_get_type_str(object));
    }
    image_obj_t *image = MP_OBJ_TO_PTR(object);
    if (image->data == NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("the image was released"));
    }
    return image;
}

image_obj_t *image_pixels_argument(mp_obj_t object) {
    image_obj_t *image = image_argument(object);
    if (image_is_compressed(image)) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Operation not supported on compressed images"));
    }
    return image;
}
