// SPDX-License-Identifier: MIT
// Conversion of single pictures by libjpeg-turbo.
#include "picture.h"

#include <turbojpeg.h>

bool picture_to_rgb(const image_t *image, bytes_t *rgb) {
    const unsigned char *planes[3] = { image->y, image->u, image->v };
    int strides[3] = { (int)image->y_stride, (int)image->c_stride, (int)image->c_stride };
    tjhandle decoder = tjInitDecompress();
    uint8_t *to = bytes_extend(rgb, (size_t)image->width * image->height * PICTURE_RGB);
    bool done = decoder != NULL && to != NULL &&
        tjDecodeYUVPlanes(decoder, planes, strides, TJSAMP_420, to, (int)image->width, 0, (int)image->height, TJPF_RGB,
            TJFLAG_FASTUPSAMPLE) == 0;
    tjDestroy(decoder);
    return done;
}

static int format_of(pixels_format_t format) {
    switch (format) {
        case PIXELS_ARGB8888:
            return TJPF_XRGB;
        case PIXELS_ABGR8888:
            return TJPF_XBGR;
        case PIXELS_BGRA8888:
            return TJPF_BGRX;
        case PIXELS_RGBA8888:
            return TJPF_RGBX;
        case PIXELS_BGR888:
            return TJPF_BGR;
        default:
            return TJPF_RGB;
    }
}

bool picture_to_image(const pixels_t *pixels, const image_t *image) {
    unsigned char *planes[3] = { image->y, image->u, image->v };
    int strides[3] = { (int)image->y_stride, (int)image->c_stride, (int)image->c_stride };
    tjhandle compressor = tjInitCompress();
    bool done = compressor != NULL &&
        tjEncodeYUVPlanes(compressor, pixels->data, (int)pixels->width, 0, (int)pixels->height, format_of(pixels->format), planes,
            strides, TJSAMP_420, 0) == 0;
    tjDestroy(compressor);
    return done;
}

bool picture_to_jpeg(const uint8_t *rgb, picture_size_t size, uint32_t quality, bytes_t *jpeg) {
    tjhandle compressor = tjInitCompress();
    unsigned char *data = NULL;
    unsigned long length = 0;
    bool done = compressor != NULL &&
        tjCompress2(compressor, rgb, (int)size.width, 0, (int)size.height, TJPF_RGB, &data, &length, TJSAMP_420, (int)quality, 0) == 0 &&
        bytes_append(jpeg, data, length);
    tjFree(data);
    tjDestroy(compressor);
    return done;
}

static bool decode(tjhandle decoder, const uint8_t *jpeg, size_t bytes, picture_size_t *size, bytes_t *rgb) {
    int width, height, subsampling, colours;
    if (tjDecompressHeader3(decoder, jpeg, bytes, &width, &height, &subsampling, &colours) != 0) {
        return false;
    }
    *size = (picture_size_t){ .width = (uint32_t)width, .height = (uint32_t)height };
    uint8_t *to = bytes_extend(rgb, (size_t)width * (size_t)height * PICTURE_RGB);
    return to != NULL && tjDecompress2(decoder, jpeg, bytes, to, width, 0, height, TJPF_RGB, 0) == 0;
}

bool picture_from_jpeg(const uint8_t *jpeg, size_t bytes, picture_size_t *size, bytes_t *rgb) {
    tjhandle decoder = tjInitDecompress();
    bool done = decoder != NULL && decode(decoder, jpeg, bytes, size, rgb);
    tjDestroy(decoder);
    return done;
}
