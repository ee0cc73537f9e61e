// SPDX-License-Identifier: MIT
// Images in other formats, and in files.
#include "conversion.h"

#include <math.h>
#include <string.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/stream.h"

#include "arguments.h"
#include "canvas.h"
#include "driver_lock.h"
#include "picture.h"
#include "png_files.h"

#define QUALITY_OF_COMPRESS (90)
#define QUALITY_OF_SAVE (50)

static void raise_compression(void) {
    mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Compression Failed!"));
}

// The frame's colours, at its resolution.
static bool yuv420_to_rgb(const image_obj_t *image, bytes_t *rgb) {
    uint8_t *data = image->data;
    image_t nv12 = image_nv12(data, image->width, data + image->plane, image->width, image->width / 2 * 2, image->height / 2 * 2);
    image_t planar = image_alloc(nv12.width, nv12.height);
    if (planar.y == NULL) {
        return false;
    }
    image_copy(&planar, &nv12);
    driver_lock();
    bool done = picture_to_rgb(&planar, rgb);
    driver_unlock();
    image_free(&planar);
    return done;
}

static bool pixels_to_rgb(const image_obj_t *image, bytes_t *rgb) {
    uint8_t *to = bytes_extend(rgb, (size_t)image->width * image->height * PICTURE_RGB);
    for (uint32_t y = 0; to != NULL && y < image->height; y++) {
        for (uint32_t x = 0; x < image->width; x++, to += PICTURE_RGB) {
            pixels_put(PIXELS_RGB888, to, canvas_get(image, x, y));
        }
    }
    return to != NULL;
}

// Packed RGB pixels of an image. The caller frees `rgb`, also after false.
static bool image_to_rgb(const image_obj_t *image, picture_size_t *size, bytes_t *rgb) {
    if (image->format == IMAGE_JPEG) {
        driver_lock();
        bool done = picture_from_jpeg(image->data, image->size, size, rgb);
        driver_unlock();
        return done;
    }
    if (image->format == IMAGE_PNG) {
        return png_to_rgb(image->data, image->size, size, rgb);
    }
    *size = (picture_size_t){ .width = image->width, .height = image->height };
    if (image->format != IMAGE_YUV420) {
        return pixels_to_rgb(image, rgb);
    }
    size->width = image->width / 2 * 2;
    size->height = image->height / 2 * 2;
    return yuv420_to_rgb(image, rgb);
}

// An RGB888 image with the colours of another, which may be compressed.
static image_obj_t *new_rgb888(const image_obj_t *image) {
    bytes_t rgb = { 0 };
    picture_size_t size = { 0 };
    bool done = image_to_rgb(image, &size, &rgb) && rgb.size > 0;
    nlr_buf_t nlr;
    if (!done || nlr_push(&nlr) != 0) {
        bytes_free(&rgb);
        raise_compression();
    }
    image_obj_t *converted = image_new(size.width, size.height, IMAGE_RGB888, IMAGE_ALLOC_HEAP);
    memcpy(converted->data, rgb.data, rgb.size);
    nlr_pop();
    bytes_free(&rgb);
    return converted;
}

static bool compress(mp_int_t format, const bytes_t *rgb, picture_size_t size, int quality, bytes_t *file) {
    if (format == IMAGE_PNG) {
        return png_of_rgb(rgb->data, size, file);
    }
    driver_lock();
    bool done = picture_to_jpeg(rgb->data, size, (uint32_t)quality, file);
    driver_unlock();
    return done;
}

// JPEG or PNG; quality is JPEG's.
static mp_obj_t compressed(const image_obj_t *image, mp_int_t format, int quality) {
    bytes_t rgb = { 0 };
    bytes_t file = { 0 };
    picture_size_t size = { 0 };
    bool done = image_to_rgb(image, &size, &rgb) && rgb.size > 0 && compress(format, &rgb, size, quality, &file);
    bytes_free(&rgb);
    nlr_buf_t nlr;
    if (!done || nlr_push(&nlr) != 0) {
        bytes_free(&file);
        raise_compression();
    }
    image_obj_t *result = image_new_compressed(size.width, size.height, format, file.data, file.size);
    nlr_pop();
    bytes_free(&file);
    return MP_OBJ_FROM_PTR(result);
}

typedef struct {
    canvas_source_t source;
    int width;
    int height;
    int quality;
    image_alloc_t alloc;
} request_t;

static bool is_given(mp_obj_t value) {
    return value != MP_OBJ_NULL && value != mp_const_none;
}

static void check_quality(int quality) {
    if (quality < 1 || quality > 100) {
        mp_raise_ValueError(MP_ERROR_TEXT("1 <= quality <= 100!"));
    }
}

static int scaled_side(int side, float scale) {
    float scaled = floorf((float)side * scale);
    if (!(scaled >= 1)) {
        mp_raise_ValueError(MP_ERROR_TEXT("the image would be empty"));
    }
    if (scaled > IMAGE_SIDE_MAX) {
        mp_raise_msg(&mp_type_MemoryError, MP_ERROR_TEXT("the image would be too large"));
    }
    return (int)scaled;
}

// (x_scale=1, y_scale=1, roi=None, rgb_channel=-1, alpha=256, color_palette=None, alpha_palette=None, hint=0, x_size=, y_size=,
// copy=, quality=, ..., alloc=)
static request_t request_of(const image_obj_t *image, size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    arguments_t arguments = { .count = n_args, .values = args, .keywords = kw_args, .next = 1 };
    mp_obj_t x_scale = arguments_optional(&arguments, MP_QSTR_x_scale);
    mp_obj_t y_scale = arguments_optional(&arguments, MP_QSTR_y_scale);
    request_t request = { .source = arguments_source(&arguments, image) };
    arguments.next = 9;
    int x_size = arguments_int(&arguments, MP_QSTR_x_size, 0);
    int y_size = arguments_int(&arguments, MP_QSTR_y_size, 0);
    if ((is_given(x_scale) && x_size > 0) || (is_given(y_scale) && y_size > 0)) {
        mp_raise_ValueError(MP_ERROR_TEXT("Choose either x_scale or x_size not both!"));
    }
    float x = is_given(x_scale) ? (float)mp_obj_get_float(x_scale) : (float)x_size / (float)request.source.width;
    float y = is_given(y_scale) ? (float)mp_obj_get_float(y_scale) : (float)y_size / (float)request.source.height;
    x = x > 0 ? x : y > 0 && !is_given(y_scale) ? y
                                                : 1;
    y = y > 0 ? y : x_size > 0 ? x
                               : 1;
    request.width = scaled_side(request.source.width, x);
    request.height = scaled_side(request.source.height, y);
    arguments.next = 12;
    request.quality = arguments_int(&arguments, MP_QSTR_quality, QUALITY_OF_COMPRESS);
    check_quality(request.quality);
    arguments.next = n_args;
    request.alloc = (image_alloc_t)arguments_int(&arguments, MP_QSTR_alloc, IMAGE_ALLOC_MMZ);
    if (request.alloc != IMAGE_ALLOC_MPGC && request.alloc != IMAGE_ALLOC_HEAP) {
        request.alloc = IMAGE_ALLOC_MMZ;
    }
    return request;
}

static bool is_whole(const request_t *request) {
    const canvas_source_t *source = &request->source;
    return source->left == 0 && source->top == 0 && request->width == (int)source->from->width && request->height == (int)source->from->height;
}

static bool has_colours(const image_obj_t *image) {
    return !image_is_compressed(image) && image->format != IMAGE_YUV420;
}

// What can be drawn from, for an image of another format or size.
static const image_obj_t *drawable(const image_obj_t *image, mp_int_t format) {
    return has_colours(image) || (image->format == IMAGE_YUV420 && (format == IMAGE_GRAYSCALE || format == IMAGE_YUV420)) ? image
                                                                                                                          : new_rgb888(image);
}

// What was converted from YUV420 lacks the last column or row of an odd side.
static void cut_source(canvas_source_t *source) {
    int width = (int)source->from->width - source->left;
    int height = (int)source->from->height - source->top;
    source->width = source->width < width ? source->width : width;
    source->height = source->height < height ? source->height : height;
    if (source->width <= 0 || source->height <= 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("the part of the image has no colours"));
    }
}

static image_obj_t *redrawn(request_t *request, mp_int_t format) {
    request->source.from = drawable(request->source.from, format);
    cut_source(&request->source);
    image_obj_t *image = image_new((uint32_t)request->width, (uint32_t)request->height, format, request->alloc);
    memset(image->data, 0, image->size);
    canvas_image(image, 0, 0, &request->source, request->width, request->height, CANVAS_OPAQUE);
    return image;
}

// As it is in memory; of a frame with a gap between its planes, without the gap.
static mp_obj_t copy_whole(const image_obj_t *image, image_alloc_t alloc) {
    if (image_is_compressed(image)) {
        return MP_OBJ_FROM_PTR(image_new_compressed(image->width, image->height, image->format, image->data, image->size));
    }
    image_obj_t *copy = image_new(image->width, image->height, image->format, alloc);
    size_t first = copy->plane < copy->size ? copy->plane : copy->size;
    if (copy->plane == image->plane || copy->size <= copy->plane) {
        memcpy(copy->data, image->data, copy->size);
    } else {
        for (size_t at = 0, plane = 0; at < copy->size; at += first, plane++) {
            size_t rest = copy->size - at;
            memcpy(copy->data + at, image->data + plane * image->plane, rest < first ? rest : first);
        }
    }
    return MP_OBJ_FROM_PTR(copy);
}

static mp_obj_t image_copy_method(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_argument(args[0]);
    request_t request = request_of(image, n_args, args, kw_args);
    if (is_whole(&request)) {
        return copy_whole(image, request.alloc);
    }
    mp_int_t format = has_colours(image) ? image->format : IMAGE_RGB565;
    return MP_OBJ_FROM_PTR(redrawn(&request, format));
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_copy_obj, 1, image_copy_method);

static mp_obj_t convert(mp_int_t format, size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    request_t request = request_of(image_argument(args[0]), n_args, args, kw_args);
    return MP_OBJ_FROM_PTR(redrawn(&request, format));
}

static mp_obj_t image_to_grayscale(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return convert(IMAGE_GRAYSCALE, n_args, args, kw_args);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_to_grayscale_obj, 1, image_to_grayscale);

static mp_obj_t image_to_rgb565(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return convert(IMAGE_RGB565, n_args, args, kw_args);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_to_rgb565_obj, 1, image_to_rgb565);

static mp_obj_t image_to_rgb888(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return convert(IMAGE_RGB888, n_args, args, kw_args);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_to_rgb888_obj, 1, image_to_rgb888);

static mp_obj_t image_to_jpeg(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_argument(args[0]);
    request_t request = request_of(image, n_args, args, kw_args);
    return compressed(is_whole(&request) ? image : redrawn(&request, IMAGE_RGB888), IMAGE_JPEG, request.quality);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_to_jpeg_obj, 1, image_to_jpeg);

static mp_obj_t image_to_png(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_argument(args[0]);
    request_t request = request_of(image, n_args, args, kw_args);
    return compressed(is_whole(&request) ? image : redrawn(&request, IMAGE_RGB888), IMAGE_PNG, request.quality);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_to_png_obj, 1, image_to_png);

// compress(quality=90): quality comes first here.
static mp_obj_t image_compress(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_argument(args[0]);
    request_t request = request_of(image, 1, args, kw_args);
    if (n_args > 1) {
        request.quality = mp_obj_get_int(args[1]);
    }
    check_quality(request.quality);
    return compressed(is_whole(&request) ? image : redrawn(&request, IMAGE_RGB888), IMAGE_JPEG, request.quality);
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_compress_obj, 1, image_compress);

// OSError for a file of a script's own filesystem that is no stream.
static mp_obj_t open_file(mp_obj_t path, qstr mode, int operation) {
    mp_obj_t args[2] = { path, MP_OBJ_NEW_QSTR(mode) };
    mp_obj_t file = mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_builtin_open_obj), 2, 0, args);
    mp_get_stream_raise(file, operation | MP_STREAM_OP_IOCTL);
    return file;
}

static void write_file(mp_obj_t path, const image_obj_t *image) {
    mp_obj_t file = open_file(path, MP_QSTR_wb, MP_STREAM_OP_WRITE);
    int error;
    mp_uint_t written = mp_stream_write_exactly(file, image->data, image->size, &error);
    mp_stream_close(file);
    if (written != image->size) {
        mp_raise_OSError(error);
    }
}

static bool ends_with(mp_obj_t path, const char *end) {
    size_t length;
    const char *text = mp_obj_str_get_data(path, &length);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static mp_int_t format_of_name(mp_obj_t path) {
    if (ends_with(path, ".png")) {
        return IMAGE_PNG;
    }
    if (!ends_with(path, ".jpg") && !ends_with(path, ".jpeg")) {
        mp_raise_NotImplementedError(MP_ERROR_TEXT("the emulated board saves .jpg and .png files only"));
    }
    return IMAGE_JPEG;
}

// save(path, roi=None, quality=50): the name's end is the format. What is compressed already stays as it is.
static mp_obj_t image_save(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    const image_obj_t *image = image_argument(args[0]);
    arguments_t arguments = { .count = n_args, .values = args, .keywords = kw_args, .next = 2 };
    request_t request = { .source = arguments_source(&arguments, image), .alloc = IMAGE_ALLOC_HEAP };
    int quality = arguments_int(&arguments, MP_QSTR_quality, QUALITY_OF_SAVE);
    if (quality < 1 || quality > 100) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Error: 1 <= quality <= 100!"));
    }
    request.width = request.source.width;
    request.height = request.source.height;
    if (!image_is_compressed(image)) {
        mp_int_t format = format_of_name(args[1]);
        image = MP_OBJ_TO_PTR(compressed(is_whole(&request) ? image : redrawn(&request, IMAGE_RGB888), format, quality));
    }
    write_file(args[1], image);
    return args[0];
}
MP_DEFINE_CONST_FUN_OBJ_KW(image_save_obj, 2, image_save);

mp_obj_t image_load(mp_obj_t path) {
    mp_obj_t file = open_file(path, MP_QSTR_rb, MP_STREAM_OP_READ);
    mp_obj_t read[2];
    mp_load_method(file, MP_QSTR_read, read);
    mp_buffer_info_t content;
    mp_get_buffer_raise(mp_call_method_n_kw(0, 0, read), &content, MP_BUFFER_READ);
    mp_stream_close(file);
    const uint8_t *data = content.buf;
    bool is_jpeg = content.len > 2 && data[0] == 0xff && data[1] == 0xd8;
    if (!is_jpeg && (content.len < 8 || memcmp(data, "\x89PNG", 4) != 0)) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("the emulated board reads JPEG and PNG files only"));
    }
    request_t request = { .alloc = IMAGE_ALLOC_MMZ };
    const image_obj_t *colours = new_rgb888(image_new_compressed(0, 0, is_jpeg ? IMAGE_JPEG : IMAGE_PNG, data, content.len));
    request.source = (canvas_source_t){ .from = colours, .width = (int)colours->width, .height = (int)colours->height };
    request.width = request.source.width;
    request.height = request.source.height;
    return MP_OBJ_FROM_PTR(redrawn(&request, IMAGE_RGB565));
}
