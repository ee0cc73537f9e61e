// SPDX-License-Identifier: MIT
// The formats of sent frames; see venc_frame.h. RGB is converted by libjpeg-turbo.
#include "venc_frame.h"

#include <string.h>

#include "bytes.h"
#include "mmz.h"
#include "picture.h"
#include "pixels.h"

#define PLANES (3)
#define RGB (3)

typedef enum {
    SEMIPLANAR,
    PLANAR,
    PACKED_422,
    PACKED_RGB,
    PLANAR_RGB,
} layout_t;

typedef struct {
    k_pixel_format format;
    layout_t layout;
    // Bytes of a row, in halves of the width.
    uint8_t row[PLANES];
    // Of the packed formats: the place of the first luma sample, and the order of the colours.
    uint8_t luma;
    pixels_format_t pixels;
    bool is_swapped;
} format_t;

// Those of CanMV's native JPEG encoder; video is NV12 only. The driver hands YVU_PLANAR_420 to the VPU as I420: U first.
static const format_t formats[] = {
    { .format = PIXEL_FORMAT_YUV_SEMIPLANAR_420, .layout = SEMIPLANAR, .row = { 2, 2 } },
    { .format = PIXEL_FORMAT_YVU_SEMIPLANAR_420, .layout = SEMIPLANAR, .row = { 2, 2 }, .is_swapped = true },
    { .format = PIXEL_FORMAT_YVU_PLANAR_420, .layout = PLANAR, .row = { 2, 1, 1 } },
    { .format = PIXEL_FORMAT_YUYV_PACKAGE_422, .layout = PACKED_422, .row = { 4 }, .luma = 0 },
    { .format = PIXEL_FORMAT_UYVY_PACKAGE_422, .layout = PACKED_422, .row = { 4 }, .luma = 1 },
    { .format = PIXEL_FORMAT_ARGB_8888, .layout = PACKED_RGB, .row = { 8 }, .pixels = PIXELS_ARGB8888 },
    { .format = PIXEL_FORMAT_ABGR_8888, .layout = PACKED_RGB, .row = { 8 }, .pixels = PIXELS_ABGR8888 },
    { .format = PIXEL_FORMAT_BGRA_8888, .layout = PACKED_RGB, .row = { 8 }, .pixels = PIXELS_BGRA8888 },
    { .format = PIXEL_FORMAT_RGB_888_PLANAR, .layout = PLANAR_RGB, .row = { 2, 2, 2 } },
    { .format = PIXEL_FORMAT_BGR_888_PLANAR, .layout = PLANAR_RGB, .row = { 2, 2, 2 }, .is_swapped = true },
};

// A frame's planes in memory.
typedef struct {
    const format_t *format;
    uint32_t width;
    uint32_t height;
    uint8_t *plane[PLANES];
    size_t stride[PLANES];
} view_t;

static const format_t *format_of(k_pixel_format format) {
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        if (formats[i].format == format) {
            return &formats[i];
        }
    }
    return NULL;
}

static size_t row_bytes(const format_t *format, unsigned int plane, uint32_t width) {
    return (size_t)width / 2 * format->row[plane];
}

static uint32_t rows(const format_t *format, unsigned int plane, uint32_t height) {
    bool is_420 = format->layout == SEMIPLANAR || format->layout == PLANAR;
    return plane > 0 && is_420 ? height / 2 : height;
}

// A stride of 0 is that of the first plane, or no gap.
static size_t stride_of(const format_t *format, unsigned int plane, const k_video_frame *frame) {
    if (frame->stride[plane] > 0) {
        return frame->stride[plane];
    }
    size_t first = frame->stride[0] > 0 ? frame->stride[0] : row_bytes(format, 0, frame->width);
    return first * format->row[plane] / format->row[0];
}

static bool view(const k_video_frame *frame, view_t *view) {
    const format_t *format = format_of(frame->pixel_format);
    *view = (view_t){ .format = format, .width = frame->width, .height = frame->height };
    bool found = true;
    for (unsigned int i = 0; i < PLANES && format->row[i] > 0; i++) {
        view->stride[i] = stride_of(format, i, frame);
        size_t size = view->stride[i] * (rows(format, i, frame->height) - 1) + row_bytes(format, i, frame->width);
        view->plane[i] = mmz_view(frame->phys_addr[i], size);
        found = found && view->plane[i] != NULL;
    }
    return found;
}

bool venc_frame_has_format(const codec_t *codec, k_pixel_format format) {
    return format == PIXEL_FORMAT_YUV_SEMIPLANAR_420 || (codec == &codec_jpeg && format_of(format) != NULL);
}

unsigned int venc_frame_planes(k_pixel_format format) {
    const format_t *found = format_of(format);
    unsigned int planes = 0;
    while (planes < PLANES && found->row[planes] > 0) {
        planes++;
    }
    return planes;
}

k_s32 venc_frame_check(const k_video_frame *frame) {
    const format_t *format = format_of(frame->pixel_format);
    for (unsigned int i = 0; i < PLANES && format->row[i] > 0; i++) {
        if (frame->stride[i] > 0 && frame->stride[i] < row_bytes(format, i, frame->width)) {
            return K_ERR_VENC_ILLEGAL_PARAM;
        }
    }
    view_t planes;
    return view(frame, &planes) ? 0 : K_ERR_VENC_BADADDR;
}

static void read_420(const view_t *from, const image_t *to) {
    bool is_planar = from->format->layout == PLANAR;
    image_t image = {
        .width = from->width,
        .height = from->height,
        .y = from->plane[0],
        .u = from->plane[1],
        .v = is_planar ? from->plane[2] : from->plane[1] + 1,
        .y_stride = from->stride[0],
        .c_stride = from->stride[1],
        .c_step = is_planar ? 1 : 2,
    };
    if (from->format->is_swapped) {
        image.u = from->plane[1] + 1;
        image.v = from->plane[1];
    }
    image_copy(to, &image);
}

static void read_luma(const view_t *from, const image_t *to) {
    for (uint32_t y = 0; y < to->height; y++) {
        const uint8_t *row = from->plane[0] + y * from->stride[0] + from->format->luma;
        for (uint32_t x = 0; x < to->width; x++) {
            to->y[y * to->y_stride + x] = row[x * 2];
        }
    }
}

// The mean of two rows, which share their chroma in 4:2:0.
static void read_chroma(const view_t *from, uint32_t place, uint8_t *to, const image_t *image) {
    for (uint32_t y = 0; y < image->height / 2; y++) {
        const uint8_t *upper = from->plane[0] + 2 * y * from->stride[0] + place;
        const uint8_t *lower = upper + from->stride[0];
        for (uint32_t x = 0; x < image->width / 2; x++) {
            to[y * image->c_stride + x * image->c_step] = (uint8_t)((upper[x * 4] + lower[x * 4] + 1) / 2);
        }
    }
}

static void read_422(const view_t *from, const image_t *to) {
    uint32_t chroma = 1 - from->format->luma;
    read_luma(from, to);
    read_chroma(from, chroma, to->u, to);
    read_chroma(from, chroma + 2, to->v, to);
}

static void pack_rows(const view_t *from, uint8_t *to) {
    size_t bytes = row_bytes(from->format, 0, from->width);
    for (uint32_t y = 0; y < from->height; y++) {
        memcpy(to + y * bytes, from->plane[0] + y * from->stride[0], bytes);
    }
}

static void pack_planes(const view_t *from, uint8_t *to) {
    for (unsigned int i = 0; i < RGB; i++) {
        unsigned int place = from->format->is_swapped ? RGB - 1 - i : i;
        for (uint32_t y = 0; y < from->height; y++) {
            const uint8_t *row = from->plane[i] + y * from->stride[i];
            uint8_t *packed = to + (size_t)y * from->width * RGB + place;
            for (uint32_t x = 0; x < from->width; x++) {
                packed[x * RGB] = row[x];
            }
        }
    }
}

static bool read_rgb(const view_t *from, const image_t *to) {
    bool is_planar = from->format->layout == PLANAR_RGB;
    pixels_t pixels = {
        .width = from->width,
        .height = from->height,
        .format = is_planar ? PIXELS_RGB888 : from->format->pixels,
    };
    bytes_t packed = { 0 };
    uint8_t *data = bytes_extend(&packed, (size_t)from->width * from->height * pixels_size(pixels.format));
    if (data == NULL) {
        return false;
    }
    if (is_planar) {
        pack_planes(from, data);
    } else {
        pack_rows(from, data);
    }
    pixels.data = data;
    bool done = picture_to_image(&pixels, to);
    bytes_free(&packed);
    return done;
}

bool venc_frame_read(const k_video_frame *frame, const image_t *to) {
    view_t from;
    if (!view(frame, &from)) {
        return false;
    }
    switch (from.format->layout) {
        case PACKED_422:
            read_422(&from, to);
            return true;
        case PACKED_RGB:
        case PLANAR_RGB:
            return read_rgb(&from, to);
        default:
            read_420(&from, to);
            return true;
    }
}
