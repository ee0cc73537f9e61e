// SPDX-License-Identifier: MIT
// JPEG by libjpeg-turbo: one baseline 4:2:0 picture per frame.
#include "codec.h"

#include <stdlib.h>
#include <turbojpeg.h>

typedef struct {
    tjhandle compressor;
    int quality;
    // The library allocates and grows it.
    unsigned char *data;
    unsigned long capacity;
} jpeg_t;

static void *jpeg_open(const codec_settings_t *settings) {
    jpeg_t *jpeg = calloc(1, sizeof(jpeg_t));
    if (jpeg == NULL) {
        return NULL;
    }
    jpeg->quality = (int)settings->q_factor;
    jpeg->compressor = tjInitCompress();
    if (jpeg->compressor == NULL) {
        free(jpeg);
        return NULL;
    }
    return jpeg;
}

static bool jpeg_encode(void *codec, const image_t *image, bool idr, bytes_t *out) {
    (void)idr;
    jpeg_t *jpeg = codec;
    const unsigned char *planes[3] = { image->y, image->u, image->v };
    int strides[3] = { (int)image->y_stride, (int)image->c_stride, (int)image->c_stride };
    unsigned long size = jpeg->capacity;
    int failed = tjCompressFromYUVPlanes(jpeg->compressor, planes, (int)image->width, strides, (int)image->height,
        TJSAMP_420, &jpeg->data, &size, jpeg->quality, 0);
    if (failed) {
        return false;
    }
    jpeg->capacity = size > jpeg->capacity ? size : jpeg->capacity;
    return bytes_append(out, jpeg->data, size);
}

static void jpeg_close(void *codec) {
    jpeg_t *jpeg = codec;
    tjFree(jpeg->data);
    tjDestroy(jpeg->compressor);
    free(jpeg);
}

const codec_t codec_jpeg = {
    .open = jpeg_open,
    .encode = jpeg_encode,
    .close = jpeg_close,
};
