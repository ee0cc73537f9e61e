// SPDX-License-Identifier: MIT
// Lines and shapes. Everything is made of rows of pixels.
#include "canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Degrees between the corners of a drawn ellipse.
#define ELLIPSE_STEP (6)

// Four pixels share their colour.
static void put_yuv420(const image_obj_t *image, uint32_t x, uint32_t y, uint32_t argb) {
    size_t colour = image->plane + (size_t)(y / 2) * image->width + x / 2 * 2;
    image->data[(size_t)y * image->width + x] = pixels_luma(argb);
    // The last row or column of an odd side has none.
    if (colour + 1 < image->size) {
        image->data[colour] = pixels_blue(argb);
        image->data[colour + 1] = pixels_red(argb);
    }
}

static void put_planar(const image_obj_t *image, size_t at, uint32_t argb) {
    bool is_bgr = image->format == IMAGE_BGRP888;
    image->data[at] = (uint8_t)(is_bgr ? argb : argb >> 16);
    image->data[at + image->plane] = (uint8_t)(argb >> 8);
    image->data[at + 2 * image->plane] = (uint8_t)(is_bgr ? argb >> 16 : argb);
}

static void put_bit(const image_obj_t *image, uint32_t x, uint32_t y, uint32_t argb) {
    uint8_t *byte = image->data + (image->width + 31) / 32 * 4 * y + x / 8;
    uint8_t bit = (uint8_t)(1u << x % 8);
    *byte = (uint8_t)(pixels_luma(argb) > 127 ? *byte | bit : *byte & ~bit);
}

static void put_other(const image_obj_t *image, uint32_t x, uint32_t y, uint32_t argb) {
    switch (image->format) {
        case IMAGE_YUV420:
            put_yuv420(image, x, y, argb);
            break;
        case IMAGE_RGBP888:
        case IMAGE_BGRP888:
            put_planar(image, (size_t)y * image->width + x, argb);
            break;
        case IMAGE_BINARY:
            put_bit(image, x, y, argb);
            break;
        default:
            break;
    }
}

void canvas_fill(const image_obj_t *image, int x, int y, int width, uint32_t argb) {
    int64_t end = (int64_t)x + width;
    int64_t from = x < 0 ? 0 : x;
    end = end > image->width ? image->width : end;
    if (y < 0 || (uint32_t)y >= image->height || from >= end) {
        return;
    }
    pixels_format_t format;
    if (!image_pixels_format(image->format, &format)) {
        for (int64_t at = from; at < end; at++) {
            put_other(image, (uint32_t)at, (uint32_t)y, argb);
        }
        return;
    }
    uint8_t pixel[4];
    size_t step = pixels_size(format);
    pixels_put(format, pixel, argb);
    uint8_t *to = image->data + ((size_t)y * image->width + (size_t)from) * step;
    for (int64_t at = from; at < end; at++, to += step) {
        memcpy(to, pixel, step);
    }
}

void canvas_put(const image_obj_t *image, int x, int y, uint32_t argb) {
    canvas_fill(image, x, y, 1, argb);
}

static uint32_t get_yuv420(const image_obj_t *image, uint32_t x, uint32_t y) {
    uint8_t luma = image->data[(size_t)y * image->width + x];
    return 0xff000000 | (uint32_t)luma << 16 | (uint32_t)luma << 8 | luma;
}

uint32_t canvas_get(const image_obj_t *image, uint32_t x, uint32_t y) {
    size_t at = (size_t)y * image->width + x;
    pixels_format_t format;
    if (image_pixels_format(image->format, &format)) {
        return pixels_get(format, image->data + at * pixels_size(format));
    }
    switch (image->format) {
        case IMAGE_RGBP888:
            return 0xff000000 | (uint32_t)image->data[at] << 16 | (uint32_t)image->data[at + image->plane] << 8 | image->data[at + 2 * image->plane];
        case IMAGE_BGRP888:
            return 0xff000000 | (uint32_t)image->data[at + 2 * image->plane] << 16 | (uint32_t)image->data[at + image->plane] << 8 | image->data[at];
        case IMAGE_BINARY:
            return image->data[(image->width + 31) / 32 * 4 * y + x / 8] >> x % 8 & 1 ? 0xffffffff : 0xff000000;
        default:
            return get_yuv420(image, x, y);
    }
}

// Only the rows that the image has: a thickness may be any number.
static void fill_block(const image_obj_t *image, int x, int y, int width, int height, uint32_t argb) {
    int64_t end = (int64_t)y + height;
    end = end > image->height ? image->height : end;
    for (int64_t row = y < 0 ? 0 : y; row < end; row++) {
        canvas_fill(image, x, (int)row, width, argb);
    }
}

// A dot as wide as a line; of an even width, one pixel more is to the left and above.
static void dot(const image_obj_t *image, int x, int y, uint32_t argb, int thickness) {
    fill_block(image, x - thickness / 2, y - thickness / 2, thickness, thickness, argb);
}

void canvas_line(const image_obj_t *image, int x0, int y0, int x1, int y1, uint32_t argb, int thickness) {
    int across = abs(x1 - x0);
    int down = abs(y1 - y0);
    int step_x = x0 < x1 ? 1 : -1;
    int step_y = y0 < y1 ? 1 : -1;
    int error = across - down;
    if (y0 == y1 && thickness > 0) {
        fill_block(image, (x0 < x1 ? x0 : x1) - thickness / 2, y0 - thickness / 2, across + thickness, thickness, argb);
        return;
    }
    while (thickness > 0) {
        dot(image, x0, y0, argb, thickness);
        if (x0 == x1 && y0 == y1) {
            break;
        }
        int doubled = 2 * error;
        if (doubled > -down) {
            error -= down;
            x0 += step_x;
        }
        if (doubled < across) {
            error += across;
            y0 += step_y;
        }
    }
}

void canvas_rectangle(const image_obj_t *image, int x, int y, int width, int height, uint32_t argb, int thickness, bool is_filled) {
    int right = x + width - 1;
    int bottom = y + height - 1;
    if (is_filled) {
        fill_block(image, x, y, width, height, argb);
    }
    if (is_filled || width <= 0 || height <= 0) {
        return;
    }
    canvas_line(image, x, y, right, y, argb, thickness);
    canvas_line(image, x, bottom, right, bottom, argb, thickness);
    canvas_line(image, x, y, x, bottom, argb, thickness);
    canvas_line(image, right, y, right, bottom, argb, thickness);
}

// Half of the width of a circle's row, or -1 when it has none.
static int half_width(int radius, int row) {
    return abs(row) > radius ? -1 : (int)sqrtf((float)((int64_t)radius * radius - (int64_t)row * row) + 0.5f);
}

void canvas_circle(const image_obj_t *image, int x, int y, int radius, uint32_t argb, int thickness, bool is_filled) {
    if (radius < 0 || (!is_filled && thickness <= 0)) {
        return;
    }
    int outer = is_filled ? radius : radius + (thickness - 1) / 2;
    int inner = is_filled ? -1 : outer - thickness;
    for (int row = -outer; row <= outer; row++) {
        int wide = half_width(outer, row);
        int hole = half_width(inner, row);
        if (hole < 0) {
            canvas_fill(image, x - wide, y + row, 2 * wide + 1, argb);
        } else {
            int side = wide > hole ? wide - hole : 1;
            canvas_fill(image, x - wide, y + row, side, argb);
            canvas_fill(image, x + wide - side + 1, y + row, side, argb);
        }
    }
}

static void ellipse_point(int x, int y, int radius_x, int radius_y, int degrees, int at, int *to_x, int *to_y) {
    const float radian = (float)M_PI / 180;
    float along = (float)radius_x * cosf((float)at * radian);
    float across = (float)radius_y * sinf((float)at * radian);
    float turn = (float)degrees * radian;
    *to_x = x + (int)roundf(along * cosf(turn) - across * sinf(turn));
    *to_y = y + (int)roundf(along * sinf(turn) + across * cosf(turn));
}

void canvas_ellipse(const image_obj_t *image, int x, int y, int radius_x, int radius_y, int degrees, uint32_t argb, int thickness, bool is_filled) {
    int last_x, last_y, next_x, next_y;
    ellipse_point(x, y, radius_x, radius_y, degrees, 0, &last_x, &last_y);
    for (int at = ELLIPSE_STEP; at <= 360; at += ELLIPSE_STEP) {
        ellipse_point(x, y, radius_x, radius_y, degrees, at, &next_x, &next_y);
        canvas_line(image, last_x, last_y, next_x, next_y, argb, thickness);
        last_x = next_x;
        last_y = next_y;
    }
    for (int ring = 1; is_filled && ring < radius_x && ring < radius_y; ring++) {
        canvas_ellipse(image, x, y, radius_x - ring, radius_y - ring, degrees, argb, 2, false);
    }
}

static uint32_t mix(uint32_t over, uint32_t under, uint32_t weight) {
    uint32_t mixed = 0;
    for (uint32_t shift = 0; shift < 32; shift += 8) {
        uint32_t sum = (over >> shift & 0xff) * weight + (under >> shift & 0xff) * (CANVAS_OPAQUE - weight);
        mixed |= sum / CANVAS_OPAQUE << shift;
    }
    return mixed;
}

void canvas_image(const image_obj_t *image, int x, int y, const canvas_source_t *source, int width, int height, uint32_t weight) {
    // Products of a side and a place in a scaled image have more than 32 bits.
    for (int64_t row = y < 0 ? -(int64_t)y : 0; row < height && y + row < image->height; row++) {
        for (int64_t column = x < 0 ? -(int64_t)x : 0; column < width && x + column < image->width; column++) {
            uint32_t from_x = (uint32_t)(source->left + column * source->width / width);
            uint32_t from_y = (uint32_t)(source->top + row * source->height / height);
            uint32_t argb = canvas_get(source->from, from_x, from_y);
            if (weight < CANVAS_OPAQUE) {
                argb = mix(argb, canvas_get(image, (uint32_t)(x + column), (uint32_t)(y + row)), weight);
            }
            canvas_put(image, (int)(x + column), (int)(y + row), argb);
        }
    }
}
