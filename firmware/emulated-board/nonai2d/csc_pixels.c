// SPDX-License-Identifier: MIT
// Pictures in the formats of the colour space converter; see csc_pixels.h.
#include "csc_pixels.h"

#include "picture.h"
#include "pixels.h"

#define PLANES (3)

static bool is_565(k_pixel_format format) {
    return format == PIXEL_FORMAT_RGB_565 || format == PIXEL_FORMAT_RGB_565_LE || format == PIXEL_FORMAT_BGR_565 ||
        format == PIXEL_FORMAT_BGR_565_LE;
}

static bool is_planar(k_pixel_format format) {
    return format == PIXEL_FORMAT_RGB_888_PLANAR || format == PIXEL_FORMAT_BGR_888_PLANAR;
}

static bool is_blue_first(k_pixel_format format) {
    return format == PIXEL_FORMAT_BGR_565 || format == PIXEL_FORMAT_BGR_565_LE || format == PIXEL_FORMAT_BGR_888 ||
        format == PIXEL_FORMAT_BGR_888_PLANAR;
}

size_t csc_bytes(k_pixel_format format, uint32_t width, uint32_t height) {
    size_t pixels = (size_t)width * height;
    if (format == PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        return pixels * 3 / 2;
    }
    if (is_565(format)) {
        return pixels * 2;
    }
    return is_planar(format) || format == PIXEL_FORMAT_RGB_888 || format == PIXEL_FORMAT_BGR_888 ? pixels * PICTURE_RGB : 0;
}

void csc_describe(k_video_frame *frame, k_u64 phys) {
    k_u32 pixel = 1;
    unsigned int planes = 1;
    if (frame->pixel_format == PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        planes = 2;
    } else if (is_planar(frame->pixel_format)) {
        planes = PLANES;
    } else {
        pixel = is_565(frame->pixel_format) ? 2 : PICTURE_RGB;
    }
    for (unsigned int i = 0; i < planes; i++) {
        frame->stride[i] = frame->width * pixel;
        frame->phys_addr[i] = phys + (k_u64)i * frame->width * frame->height;
    }
}

static void put(const uint8_t *rgb, size_t at, size_t pixels, k_pixel_format format, uint8_t *to) {
    bool is_swapped = is_blue_first(format);
    uint8_t first = rgb[is_swapped ? 2 : 0];
    uint8_t last = rgb[is_swapped ? 0 : 2];
    uint32_t word = (uint32_t)first << 16 | (uint32_t)rgb[1] << 8 | last;
    if (is_565(format)) {
        pixels_put(PIXELS_RGB565, to + 2 * at, word);
    } else if (is_planar(format)) {
        to[at] = first;
        to[at + pixels] = rgb[1];
        to[at + 2 * pixels] = last;
    } else {
        pixels_put(PIXELS_RGB888, to + PICTURE_RGB * at, word);
    }
}

static image_t view_nv12(uint8_t *to, uint32_t width, uint32_t height) {
    return image_nv12(to, width, to + (size_t)width * height, width, width, height);
}

bool csc_from_rgb(const uint8_t *rgb, uint32_t width, uint32_t height, k_pixel_format format, uint8_t *to) {
    size_t pixels = (size_t)width * height;
    if (format == PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        image_t image = view_nv12(to, width, height);
        pixels_t from = { .data = rgb, .width = width, .height = height, .format = PIXELS_RGB888, .alpha = 255 };
        pixels_blend(&image, &from, 0, 0);
        return true;
    }
    for (size_t at = 0; at < pixels; at++) {
        put(rgb + at * PICTURE_RGB, at, pixels, format, to);
    }
    return true;
}

bool csc_from_image(const image_t *from, k_pixel_format format, uint8_t *to) {
    if (format == PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        image_t image = view_nv12(to, from->width, from->height);
        image_copy(&image, from);
        return true;
    }
    bytes_t rgb = { 0 };
    bool done = picture_to_rgb(from, &rgb) && csc_from_rgb(rgb.data, from->width, from->height, format, to);
    bytes_free(&rgb);
    return done;
}
