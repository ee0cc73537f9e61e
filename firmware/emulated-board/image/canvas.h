// SPDX-License-Identifier: MIT
// Drawing into the memory of an image. Whatever is outside of it is clipped.
#ifndef CANVAS_H
#define CANVAS_H

#include "image_object.h"

// Weight of an image that hides what is under it.
#define CANVAS_OPAQUE (256)

// A part of an image, inside of it.
typedef struct {
    const image_obj_t *from;
    int left;
    int top;
    int width;
    int height;
} canvas_source_t;

// Both ends included.
void canvas_line(const image_obj_t *image, int x0, int y0, int x1, int y1, uint32_t argb, int thickness);
void canvas_rectangle(const image_obj_t *image, int x, int y, int width, int height, uint32_t argb, int thickness, bool is_filled);
void canvas_circle(const image_obj_t *image, int x, int y, int radius, uint32_t argb, int thickness, bool is_filled);
void canvas_ellipse(const image_obj_t *image, int x, int y, int radius_x, int radius_y, int degrees, uint32_t argb, int thickness, bool is_filled);

// Copies the source, scaled to that size, by the nearest pixels. `weight` is 0..CANVAS_OPAQUE.
void canvas_image(const image_obj_t *image, int x, int y, const canvas_source_t *source, int width, int height, uint32_t weight);

// One pixel inside of the image, as 0xaarrggbb.
uint32_t canvas_get(const image_obj_t *image, uint32_t x, uint32_t y);
void canvas_put(const image_obj_t *image, int x, int y, uint32_t argb);
// Fills a part of a row.
void canvas_fill(const image_obj_t *image, int x, int y, int width, uint32_t argb);

#endif // CANVAS_H
