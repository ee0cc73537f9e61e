// SPDX-License-Identifier: MIT
// Arguments of the drawing calls: leading numbers on their own or in a tuple, then
// values by position or by name.
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stddef.h>
#include <stdint.h>

#include "canvas.h"

typedef struct {
    size_t count;
    const mp_obj_t *values;
    mp_map_t *keywords;
    // The first value that was not consumed.
    size_t next;
} arguments_t;

// Consumes `count` values, on their own or in one tuple or list.
const mp_obj_t *arguments_take(arguments_t *arguments, size_t count);
void arguments_take_ints(arguments_t *arguments, size_t count, int *ints);
// The next value, or that of the name; NULL when it is missing.
mp_obj_t arguments_optional(arguments_t *arguments, qstr name);
int arguments_int(arguments_t *arguments, qstr name, int missing);
float arguments_float(arguments_t *arguments, qstr name, float missing);
// color=: ([A,] R, G, B) or a number; missing: opaque white.
uint32_t arguments_colour(arguments_t *arguments);

// roi=: (x, y, w, h), a part of the image; missing: all of it.
canvas_source_t arguments_source(arguments_t *arguments, const image_obj_t *from);

#endif // ARGUMENTS_H
