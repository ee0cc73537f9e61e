// SPDX-License-Identifier: MIT
// Text by a bitmap font, each pixel of which is a rectangle here.
#include "text.h"

#include "extmod/font_petme128_8x8.h"
#include "py/unicode.h"

#include "canvas.h"

#define FONT_SIDE (8)
#define FONT_FIRST (32)
#define FONT_LAST (127)

// A pixel of the font, whose columns are bytes, with the uppermost pixel in bit 0.
static bool font_has(unichar character, int column, int row) {
    return font_petme128_8x8[(character - FONT_FIRST) * FONT_SIDE + column] >> row & 1;
}

static void draw_character(const image_obj_t *image, int x, int y, unichar character, uint32_t argb, const text_layout_t *layout) {
    for (int row = 0; row < layout->height; row++) {
        for (int column = 0; column < layout->width; column++) {
            if (font_has(character, column * FONT_SIDE / layout->width, row * FONT_SIDE / layout->height)) {
                canvas_put(image, x + column, y + row, argb);
            }
        }
    }
}

static void draw_box(const image_obj_t *image, int x, int y, uint32_t argb, const text_layout_t *layout) {
    int margin = layout->height / 10;
    int thickness = layout->height / 16 + 1;
    for (int inset = margin; inset < margin + thickness; inset++) {
        canvas_rectangle(image, x + inset, y + inset, layout->box_width - 2 * inset, layout->height - 2 * inset, argb, 1, false);
    }
}

void text_draw(const image_obj_t *image, int x, int y, const char *text, size_t length, uint32_t argb, const text_layout_t *layout) {
    const byte *at = (const byte *)text;
    const byte *end = at + length;
    int left = x;
    while (at < end) {
        unichar character = utf8_get_char(at);
        at = utf8_next_char(at);
        if (character == '\n') {
            left = x;
            y += layout->line_height;
        } else if (character >= FONT_FIRST && character < FONT_LAST) {
            draw_character(image, left, y, character, argb, layout);
            left += layout->width + layout->spacing;
        } else if (character > FONT_LAST) {
            draw_box(image, left, y, argb, layout);
            left += layout->box_width + layout->spacing;
        }
    }
}
