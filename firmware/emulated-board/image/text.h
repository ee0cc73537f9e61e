// SPDX-License-Identifier: MIT
// Text on an image, in the font of MicroPython's framebuf: ASCII. Other characters are
// boxes.
#ifndef TEXT_H
#define TEXT_H

#include "image_object.h"

typedef struct {
    // Of a character of ASCII, and of the others.
    int width;
    int box_width;
    // Of a character and of a line.
    int height;
    int line_height;
    // Between characters.
    int spacing;
} text_layout_t;

// `text` is UTF-8.
void text_draw(const image_obj_t *image, int x, int y, const char *text, size_t length, uint32_t argb, const text_layout_t *layout);

#endif // TEXT_H
