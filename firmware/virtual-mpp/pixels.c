// SPDX-License-Identifier: MIT
// Formats of packed pixels, and their blending into 4:2:0 images.
#include "pixels.h"

#include <stdbool.h>

#define OPAQUE (255)
// Four pixels share their chroma.
#define CELL (4)

// Of a word in 8888: the bits' places of its colours.
typedef struct {
    uint8_t a;
    uint8_t r;
    uint8_t g;
    uint8_t b;
} places_t;

static const places_t places[PIXELS_FORMATS] = {
    [PIXELS_ARGB8888] = { .a = 0, .r = 8, .g = 16, .b = 24 },
    [PIXELS_ABGR8888] = { .a = 0, .b = 8, .g = 16, .r = 24 },
    [PIXELS_RGBA8888] = { .r = 0, .g = 8, .b = 16, .a = 24 },
    [PIXELS_BGRA8888] = { .b = 0, .g = 8, .r = 16, .a = 24 },
};

uint32_t pixels_size(pixels_format_t format) {
    switch (format) {
        case PIXELS_GRAY:
            return 1;
        case PIXELS_RGB565:
            return 2;
        case PIXELS_RGB888:
        case PIXELS_BGR888:
            return 3;
        default:
            return 4;
    }
}

static uint32_t argb_of(uint32_t a, uint32_t r, uint32_t g, uint32_t b) {
    return a << 24 | r << 16 | g << 8 | b;
}

static uint32_t get_565(const uint8_t *pixel) {
    uint32_t word = pixel[0] | (uint32_t)pixel[1] << 8;
    uint32_t r = word >> 11;
    uint32_t g = word >> 5 & 0x3f;
    uint32_t b = word & 0x1f;
    return argb_of(OPAQUE, r << 3 | r >> 2, g << 2 | g >> 4, b << 3 | b >> 2);
}

static uint32_t get_8888(pixels_format_t format, const uint8_t *pixel) {
    uint32_t word = pixel[0] | (uint32_t)pixel[1] << 8 | (uint32_t)pixel[2] << 16 | (uint32_t)pixel[3] << 24;
    const places_t *at = &places[format];
    return argb_of(word >> at->a & 0xff, word >> at->r & 0xff, word >> at->g & 0xff, word >> at->b & 0xff);
}

uint32_t pixels_get(pixels_format_t format, const uint8_t *pixel) {
    switch (format) {
        case PIXELS_GRAY:
            return argb_of(OPAQUE, pixel[0], pixel[0], pixel[0]);
        case PIXELS_RGB565:
            return get_565(pixel);
        case PIXELS_RGB888:
            return argb_of(OPAQUE, pixel[0], pixel[1], pixel[2]);
        case PIXELS_BGR888:
            return argb_of(OPAQUE, pixel[2], pixel[1], pixel[0]);
        default:
            return get_8888(format, pixel);
    }
}

static void put_bytes(uint8_t *pixel, uint32_t word, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        pixel[i] = (uint8_t)(word >> 8 * i);
    }
}

void pixels_put(pixels_format_t format, uint8_t *pixel, uint32_t argb) {
    uint32_t a = argb >> 24;
    uint32_t r = argb >> 16 & 0xff;
    uint32_t g = argb >> 8 & 0xff;
    uint32_t b = argb & 0xff;
    switch (format) {
        case PIXELS_GRAY:
            pixel[0] = pixels_luma(argb);
            break;
        case PIXELS_RGB565:
            put_bytes(pixel, r >> 3 << 11 | g >> 2 << 5 | b >> 3, 2);
            break;
        case PIXELS_RGB888:
            put_bytes(pixel, b << 16 | g << 8 | r, 3);
            break;
        case PIXELS_BGR888:
            put_bytes(pixel, r << 16 | g << 8 | b, 3);
            break;
        default:
            put_bytes(pixel, a << places[format].a | r << places[format].r | g << places[format].g | b << places[format].b, 4);
    }
}

// The weights are 0.299, 0.587 and 0.114, and those of JPEG's chroma, in 1/65536, as in libjpeg-turbo.
uint8_t pixels_luma(uint32_t argb) {
    return (uint8_t)((19595 * (argb >> 16 & 0xff) + 38470 * (argb >> 8 & 0xff) + 7471 * (argb & 0xff) + 32768) >> 16);
}

uint8_t pixels_blue(uint32_t argb) {
    return (uint8_t)((32768 * (argb & 0xff) - 11059 * (argb >> 16 & 0xff) - 21709 * (argb >> 8 & 0xff) + (128 << 16) + 32767) >> 16);
}

uint8_t pixels_red(uint32_t argb) {
    return (uint8_t)((32768 * (argb >> 16 & 0xff) - 27439 * (argb >> 8 & 0xff) - 5329 * (argb & 0xff) + (128 << 16) + 32767) >> 16);
}

typedef struct {
    const image_t *image;
    const pixels_t *pixels;
    int32_t x;
    int32_t y;
    uint32_t step;
} blend_t;

// The pixel at a place of the image, with its whole alpha; 0 where there is none, or none to see.
static uint32_t pixel_at(const blend_t *blend, int32_t x, int32_t y) {
    const pixels_t *pixels = blend->pixels;
    int32_t column = x - blend->x;
    int32_t row = y - blend->y;
    if (column < 0 || row < 0 || column >= (int32_t)pixels->width || row >= (int32_t)pixels->height) {
        return 0;
    }
    const uint8_t *pixel = pixels->data + ((size_t)row * pixels->width + (uint32_t)column) * blend->step;
    uint32_t argb = pixels_get(pixels->format, pixel);
    return argb_of((argb >> 24) * pixels->alpha / OPAQUE, argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
}

static uint8_t mix(uint32_t under, uint32_t weighted, uint32_t alpha, uint32_t whole) {
    return (uint8_t)((under * (whole - alpha) + weighted + whole / 2) / whole);
}

// Blends the four pixels at (x, y), both even.
static void blend_cell(const blend_t *blend, uint32_t x, uint32_t y) {
    const image_t *image = blend->image;
    uint32_t alpha_sum = 0;
    uint32_t blue_sum = 0;
    uint32_t red_sum = 0;
    for (uint32_t i = 0; i < CELL; i++) {
        uint32_t argb = pixel_at(blend, (int32_t)(x + i % 2), (int32_t)(y + i / 2));
        uint32_t alpha = argb >> 24;
        if (alpha > 0) {
            uint8_t *luma = image->y + (y + i / 2) * image->y_stride + x + i % 2;
            *luma = mix(*luma, alpha * pixels_luma(argb), alpha, OPAQUE);
            alpha_sum += alpha;
            blue_sum += alpha * pixels_blue(argb);
            red_sum += alpha * pixels_red(argb);
        }
    }
    if (alpha_sum > 0) {
        size_t at = y / 2 * image->c_stride + x / 2 * image->c_step;
        image->u[at] = mix(image->u[at], blue_sum, alpha_sum, CELL * OPAQUE);
        image->v[at] = mix(image->v[at], red_sum, alpha_sum, CELL * OPAQUE);
    }
}

// The part of [start, start + length) in [0, limit), extended to even ends.
static void clip(int32_t start, uint32_t length, uint32_t limit, uint32_t *from, uint32_t *to) {
    int64_t end = (int64_t)start + length;
    *from = start > 0 ? (uint32_t)start / 2 * 2 : 0;
    *to = end < 0 ? 0 : end > limit ? limit
                                    : (uint32_t)(end + 1) / 2 * 2;
    *to = *to > limit ? limit : *to;
}

void pixels_blend(const image_t *image, const pixels_t *pixels, int32_t x, int32_t y) {
    blend_t blend = { .image = image, .pixels = pixels, .x = x, .y = y, .step = pixels_size(pixels->format) };
    uint32_t left, right, top, bottom;
    clip(x, pixels->width, image->width, &left, &right);
    clip(y, pixels->height, image->height, &top, &bottom);
    for (uint32_t row = top; row < bottom; row += 2) {
        for (uint32_t column = left; column < right; column += 2) {
            blend_cell(&blend, column, row);
        }
    }
}
