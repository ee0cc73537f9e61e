// SPDX-License-Identifier: MIT
// The drawing methods of image.Image.
#include "drawing.h"

#include <math.h>
#include <string.h>

#include "py/runtime.h"

#include "arguments.h"
#include "canvas.h"
#include "image_object.h"
#include "text.h"

// The font of CanMV's draw_string(): the place of a character, and of a line.
#define CHARACTER (8)
#define LINE (10)

// The arguments after the image.
static arguments_t arguments_of(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return (arguments_t){ .count = n_args, .values = args, .keywords = kw_args, .next = 1 };
}

// How a shape is drawn.
typedef struct {
    uint32_t argb;
    int size;
    int thickness;
    bool is_filled;
} style_t;

// A shape without size=
#define NO_SIZE (-1)

// color=, size= of that default, thickness=1, fill=False for shapes that can be filled. They are in this order after the place.
static style_t style_of(arguments_t *arguments, int size, bool can_be_filled) {
    style_t style = { .argb = arguments_colour(arguments) };
    style.size = size != NO_SIZE ? arguments_int(arguments, MP_QSTR_size, size) : 0;
    style.thickness = arguments_int(arguments, MP_QSTR_thickness, 1);
    style.is_filled = can_be_filled && arguments_int(arguments, MP_QSTR_fill, false);
    return style;
}

// clear(mask=None): a mask has no effect here.
static mp_obj_t image_clear(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    (void)n_args;
    (void)kw_args;
    image_obj_t *image = image_pixels_argument(args[0]);
    memset(image->data, 0, image->size);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_clear_obj, 1, image_clear);

static mp_obj_t colour_tuple(uint32_t argb) {
    mp_obj_t items[3] = {
        MP_OBJ_NEW_SMALL_INT(argb >> 16 & 0xff),
        MP_OBJ_NEW_SMALL_INT(argb >> 8 & 0xff),
        MP_OBJ_NEW_SMALL_INT(argb & 0xff),
    };
    return mp_obj_new_tuple(3, items);
}

// A pixel as a number of its format.
static mp_obj_t plain_pixel(const image_obj_t *image, uint32_t argb) {
    pixels_format_t format;
    uint8_t pixel[4] = { 0 };
    if (!image_pixels_format(image->format, &format)) {
        return MP_OBJ_NEW_SMALL_INT(argb & 0xff);
    }
    pixels_put(format, pixel, argb);
    return mp_obj_new_int_from_uint(pixel[0] | (uint32_t)pixel[1] << 8 | (uint32_t)pixel[2] << 16 | (uint32_t)pixel[3] << 24);
}

// get_pixel(x, y, rgbtuple=): None outside of the image.
static mp_obj_t image_get_pixel(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[2];
    arguments_take_ints(&arguments, 2, at);
    bool is_tuple = arguments_int(&arguments, MP_QSTR_rgbtuple, image->format != IMAGE_GRAYSCALE && image->format != IMAGE_BINARY);
    if (at[0] < 0 || at[1] < 0 || (uint32_t)at[0] >= image->width || (uint32_t)at[1] >= image->height) {
        return mp_const_none;
    }
    uint32_t argb = canvas_get(image, (uint32_t)at[0], (uint32_t)at[1]);
    return is_tuple ? colour_tuple(argb) : plain_pixel(image, argb);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_get_pixel_obj, 2, image_get_pixel);

// set_pixel(x, y, color=)
static mp_obj_t image_set_pixel(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[2];
    arguments_take_ints(&arguments, 2, at);
    canvas_put(image_pixels_argument(args[0]), at[0], at[1], arguments_colour(&arguments));
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_set_pixel_obj, 2, image_set_pixel);

// draw_line(x0, y0, x1, y1, color=, thickness=1)
static mp_obj_t image_draw_line(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[4];
    arguments_take_ints(&arguments, 4, at);
    style_t style = style_of(&arguments, NO_SIZE, false);
    canvas_line(image_pixels_argument(args[0]), at[0], at[1], at[2], at[3], style.argb, style.thickness);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_line_obj, 2, image_draw_line);

// draw_rectangle(x, y, w, h, color=, thickness=1, fill=False)
static mp_obj_t image_draw_rectangle(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[4];
    arguments_take_ints(&arguments, 4, at);
    style_t style = style_of(&arguments, NO_SIZE, true);
    canvas_rectangle(image_pixels_argument(args[0]), at[0], at[1], at[2], at[3], style.argb, style.thickness, style.is_filled);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_rectangle_obj, 2, image_draw_rectangle);

// draw_circle(x, y, radius, color=, thickness=1, fill=False)
static mp_obj_t image_draw_circle(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[3];
    arguments_take_ints(&arguments, 3, at);
    style_t style = style_of(&arguments, NO_SIZE, true);
    canvas_circle(image_pixels_argument(args[0]), at[0], at[1], at[2], style.argb, style.thickness, style.is_filled);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_circle_obj, 2, image_draw_circle);

// draw_ellipse(cx, cy, rx, ry, rotation, color=, thickness=1, fill=False)
static mp_obj_t image_draw_ellipse(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[5];
    arguments_take_ints(&arguments, 5, at);
    style_t style = style_of(&arguments, NO_SIZE, true);
    canvas_ellipse(image_pixels_argument(args[0]), at[0], at[1], at[2], at[3], at[4], style.argb, style.thickness, style.is_filled);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_ellipse_obj, 2, image_draw_ellipse);

// draw_cross(x, y, color=, size=5, thickness=1)
static mp_obj_t image_draw_cross(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[2];
    arguments_take_ints(&arguments, 2, at);
    style_t style = style_of(&arguments, 5, false);
    canvas_line(image, at[0] - style.size, at[1], at[0] + style.size, at[1], style.argb, style.thickness);
    canvas_line(image, at[0], at[1] - style.size, at[0], at[1] + style.size, style.argb, style.thickness);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_cross_obj, 2, image_draw_cross);

// draw_arrow(x0, y0, x1, y1, color=, size=10, thickness=1)
static mp_obj_t image_draw_arrow(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    int at[4];
    arguments_take_ints(&arguments, 4, at);
    style_t style = style_of(&arguments, 10, false);
    float across = (float)(at[2] - at[0]);
    float down = (float)(at[3] - at[1]);
    float length = sqrtf(across * across + down * down);
    float x = length > 0 ? (float)style.size * across / length : 0;
    float y = length > 0 ? (float)style.size * down / length : 0;
    canvas_line(image, at[0], at[1], at[2], at[3], style.argb, style.thickness);
    // The barbs are half as wide as they are long.
    canvas_line(image, at[2], at[3], (int)roundf((float)at[2] - x - y / 2), (int)roundf((float)at[3] - y + x / 2), style.argb, style.thickness);
    canvas_line(image, at[2], at[3], (int)roundf((float)at[2] - x + y / 2), (int)roundf((float)at[3] - y - x / 2), style.argb, style.thickness);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_arrow_obj, 2, image_draw_arrow);

// draw_edges(corners, color=, size=0, thickness=1, fill=False): four corners, with circles of that size.
static mp_obj_t image_draw_edges(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    mp_obj_t *corners;
    int x[4], y[4];
    mp_obj_get_array_fixed_n(args[1], 4, &corners);
    for (size_t i = 0; i < 4; i++) {
        mp_obj_t *corner;
        mp_obj_get_array_fixed_n(corners[i], 2, &corner);
        x[i] = mp_obj_get_int(corner[0]);
        y[i] = mp_obj_get_int(corner[1]);
    }
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    arguments.next = 2;
    style_t style = style_of(&arguments, 0, true);
    for (size_t i = 0; i < 4; i++) {
        canvas_line(image, x[i], y[i], x[(i + 1) % 4], y[(i + 1) % 4], style.argb, style.thickness);
        if (style.size >= 1) {
            canvas_circle(image, x[i], y[i], style.size, style.argb, style.thickness, style.is_filled);
        }
    }
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_edges_obj, 2, image_draw_edges);

// draw_keypoints(keypoints, color=, size=10, thickness=1, fill=False): a list of (x, y, angle).
static mp_obj_t image_draw_keypoints(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    arguments.next = 2;
    style_t style = style_of(&arguments, 10, true);
    size_t count;
    mp_obj_t *points;
    mp_obj_get_array(args[1], &count, &points);
    for (size_t i = 0; i < count; i++) {
        mp_obj_t *point;
        mp_obj_get_array_fixed_n(points[i], 3, &point);
        int x = mp_obj_get_int(point[0]);
        int y = mp_obj_get_int(point[1]);
        float angle = (float)mp_obj_get_int(point[2]) * (float)M_PI / 180;
        canvas_line(image, x, y, x + (int)(cosf(angle) * (float)style.size), y + (int)(sinf(angle) * (float)style.size), style.argb, style.thickness);
        canvas_circle(image, x, y, (style.size - 2) / 2, style.argb, style.thickness, style.is_filled);
    }
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_keypoints_obj, 2, image_draw_keypoints);

// draw_string(x, y, text, color=, scale=1.0, x_spacing=0, y_spacing=0, ...): turned and mirrored text is drawn as usual.
static mp_obj_t image_draw_string(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    const mp_obj_t *first = arguments_take(&arguments, 3);
    size_t length;
    const char *text = mp_obj_str_get_data(first[2], &length);
    uint32_t argb = arguments_colour(&arguments);
    float scale = arguments_float(&arguments, MP_QSTR_scale, 1);
    int x_spacing = arguments_int(&arguments, MP_QSTR_x_spacing, 0);
    int y_spacing = arguments_int(&arguments, MP_QSTR_y_spacing, 0);
    if (scale <= 0) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Error: 0 < scale!"));
    }
#if MPP_GENERATION_B
    mp_print_str(&mp_plat_print, "Deprecated function, please use draw_string_advanced.");
#endif
    int side = (int)roundf(CHARACTER * scale);
    text_layout_t layout = {
        .width = side,
        .box_width = side,
        .height = side,
        .line_height = (int)roundf(LINE * scale) + y_spacing,
        .spacing = x_spacing,
    };
    text_draw(image, mp_obj_get_int(first[0]), mp_obj_get_int(first[1]), text, length, argb, &layout);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_string_obj, 2, image_draw_string);

// draw_string_advanced(x, y, size, text, color=, font=): no font file is read.
static mp_obj_t image_draw_string_advanced(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    const mp_obj_t *first = arguments_take(&arguments, 4);
    int size = mp_obj_get_int(first[2]);
    size_t length;
    const char *text = mp_obj_str_get_data(first[3], &length);
    uint32_t argb = arguments_colour(&arguments);
    // As wide as in the board's fonts.
    text_layout_t layout = { .width = size / 2, .box_width = size, .height = size, .line_height = size };
    text_draw(image, mp_obj_get_int(first[0]), mp_obj_get_int(first[1]), text, length, argb, &layout);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_string_advanced_obj, 2, image_draw_string_advanced);

// draw_image(image, x, y, x_scale=1, y_scale=1, roi=None, rgb_channel=-1, alpha=256, ...)
static mp_obj_t image_draw_image(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_pixels_argument(args[0]);
    const image_obj_t *other = image_pixels_argument(args[1]);
    arguments_t arguments = arguments_of(n_args, args, kw_args);
    arguments.next = 2;
    int at[2];
    arguments_take_ints(&arguments, 2, at);
    float x_scale = arguments_float(&arguments, MP_QSTR_x_scale, 1);
    float y_scale = arguments_float(&arguments, MP_QSTR_y_scale, 1);
    canvas_source_t source = arguments_source(&arguments, other);
    arguments_optional(&arguments, MP_QSTR_rgb_channel);
    int alpha = arguments_int(&arguments, MP_QSTR_alpha, CANVAS_OPAQUE);
    if (alpha < 0 || alpha > CANVAS_OPAQUE) {
        mp_raise_ValueError(MP_ERROR_TEXT("Error: 0 <= alpha <= 256!"));
    }
    int width = (int)roundf((float)source.width * x_scale);
    int height = (int)roundf((float)source.height * y_scale);
    canvas_image(image, at[0], at[1], &source, width, height, (uint32_t)alpha);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_draw_image_obj, 3, image_draw_image);
