// SPDX-License-Identifier: MIT
// Arguments of the drawing calls, as CanMV reads them.
#include "arguments.h"

#include "py/runtime.h"

#define FAR (1 << 20)

const mp_obj_t *arguments_take(arguments_t *arguments, size_t count) {
    size_t at = arguments->next;
    if (at < arguments->count && (mp_obj_is_type(arguments->values[at], &mp_type_tuple) || mp_obj_is_type(arguments->values[at], &mp_type_list))) {
        mp_obj_t *items;
        mp_obj_get_array_fixed_n(arguments->values[at], count, &items);
        arguments->next = at + 1;
        return items;
    }
    if (arguments->count < at + count) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Not enough positional arguments!"));
    }
    arguments->next = at + count;
    return arguments->values + at;
}

// CanMV's calls take floats, too. What is far outside of any image stays there, in reach of the arithmetic of ints.
static int int_of(mp_obj_t value) {
    mp_float_t number = mp_obj_is_float(value) ? mp_obj_get_float(value) : (mp_float_t)(int)mp_obj_get_int_truncated(value);
    return number >= FAR ? FAR : number > -FAR ? (int)number
                                               : -FAR;
}

void arguments_take_ints(arguments_t *arguments, size_t count, int *ints) {
    const mp_obj_t *values = arguments_take(arguments, count);
    for (size_t i = 0; i < count; i++) {
        ints[i] = int_of(values[i]);
    }
}

mp_obj_t arguments_optional(arguments_t *arguments, qstr name) {
    size_t at = arguments->next++;
    mp_map_elem_t *keyword = mp_map_lookup(arguments->keywords, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return keyword != NULL ? keyword->value : at < arguments->count ? arguments->values[at]
                                                                    : MP_OBJ_NULL;
}

int arguments_int(arguments_t *arguments, qstr name, int missing) {
    mp_obj_t value = arguments_optional(arguments, name);
    return value != MP_OBJ_NULL && value != mp_const_none ? int_of(value) : missing;
}

float arguments_float(arguments_t *arguments, qstr name, float missing) {
    mp_obj_t value = arguments_optional(arguments, name);
    return value != MP_OBJ_NULL && value != mp_const_none ? (float)mp_obj_get_float(value) : missing;
}

uint32_t arguments_colour(arguments_t *arguments) {
    mp_obj_t value = arguments_optional(arguments, MP_QSTR_color);
    if (value == MP_OBJ_NULL) {
        return 0xffffffff;
    }
    if (mp_obj_is_int(value)) {
        return (uint32_t)mp_obj_get_int_truncated(value);
    }
    size_t length;
    mp_obj_t *items;
    mp_obj_get_array(value, &length, &items);
    if (length != 3 && length != 4) {
        mp_raise_ValueError(MP_ERROR_TEXT("color=([A,]R,G,B)"));
    }
    uint32_t argb = 0xffffffff;
    for (size_t i = 0; i < length; i++) {
        argb = argb << 8 | (uint8_t)int_of(items[i]);
    }
    return argb;
}

static canvas_source_t part_of(const image_obj_t *from, mp_obj_t roi) {
    mp_obj_t *items;
    mp_obj_get_array_fixed_n(roi, 4, &items);
    mp_int_t left = mp_obj_get_int(items[0]);
    mp_int_t top = mp_obj_get_int(items[1]);
    mp_int_t width = mp_obj_get_int(items[2]);
    mp_int_t height = mp_obj_get_int(items[3]);
    if (left < 0 || top < 0 || width <= 0 || height <= 0 || width > from->width || height > from->height ||
        left > from->width - width || top > from->height - height) {
        mp_raise_ValueError(MP_ERROR_TEXT("roi does not overlap on the image!"));
    }
    return (canvas_source_t){ .from = from, .left = (int)left, .top = (int)top, .width = (int)width, .height = (int)height };
}

canvas_source_t arguments_source(arguments_t *arguments, const image_obj_t *from) {
    mp_obj_t roi = arguments_optional(arguments, MP_QSTR_roi);
    canvas_source_t source = { .from = from, .width = (int)from->width, .height = (int)from->height };
    if (roi != MP_OBJ_NULL && roi != mp_const_none) {
        source = part_of(from, roi);
    }
    return source;
}
