// SPDX-License-Identifier: MIT
// Single pictures as PNG, by libavcodec.
#include "png.h"

#include <string.h>

#include <libavcodec/avcodec.h>

#define RGB (3)

typedef struct {
    AVCodecContext *context;
    AVFrame *frame;
    AVPacket *packet;
} coder_t;

static void close(coder_t *coder) {
    avcodec_free_context(&coder->context);
    av_frame_free(&coder->frame);
    av_packet_free(&coder->packet);
}

static bool open(coder_t *coder, const AVCodec *codec) {
    *coder = (coder_t){
        .context = codec != NULL ? avcodec_alloc_context3(codec) : NULL,
        .frame = av_frame_alloc(),
        .packet = av_packet_alloc(),
    };
    return coder->context != NULL && coder->frame != NULL && coder->packet != NULL;
}

static bool fill_frame(AVFrame *frame, const uint8_t *rgb, uint32_t width, uint32_t height) {
    frame->width = (int)width;
    frame->height = (int)height;
    frame->format = AV_PIX_FMT_RGB24;
    if (av_frame_get_buffer(frame, 0) != 0) {
        return false;
    }
    for (uint32_t row = 0; row < height; row++) {
        memcpy(frame->data[0] + (size_t)row * (size_t)frame->linesize[0], rgb + (size_t)row * width * RGB, (size_t)width * RGB);
    }
    return true;
}

static bool encode(coder_t *coder, const uint8_t *rgb, uint32_t width, uint32_t height, bytes_t *output) {
    coder->context->width = (int)width;
    coder->context->height = (int)height;
    coder->context->pix_fmt = AV_PIX_FMT_RGB24;
    coder->context->time_base = (AVRational){ 1, 1 };
    return fill_frame(coder->frame, rgb, width, height) && avcodec_open2(coder->context, coder->context->codec, NULL) == 0 &&
        avcodec_send_frame(coder->context, coder->frame) == 0 && avcodec_receive_packet(coder->context, coder->packet) == 0 &&
        bytes_append(output, coder->packet->data, (size_t)coder->packet->size);
}

bool png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, bytes_t *output) {
    coder_t coder;
    bool done = open(&coder, avcodec_find_encoder(AV_CODEC_ID_PNG)) && encode(&coder, rgb, width, height, output);
    close(&coder);
    return done;
}

// Bytes of a pixel whose first ones are RGB or gray; 0 for a format of another kind.
static int pixel_size(int format) {
    return format == AV_PIX_FMT_RGB24 ? RGB : format == AV_PIX_FMT_RGBA ? 4
        : format == AV_PIX_FMT_GRAY8                                    ? 1
                                                                        : 0;
}

static bool copy_rgb(const AVFrame *frame, bytes_t *output) {
    int step = pixel_size(frame->format);
    uint8_t *to = step > 0 ? bytes_extend(output, (size_t)frame->width * (size_t)frame->height * RGB) : NULL;
    for (int row = 0; to != NULL && row < frame->height; row++) {
        const uint8_t *from = frame->data[0] + (ptrdiff_t)row * frame->linesize[0];
        for (int column = 0; column < frame->width; column++, from += step, to += RGB) {
            for (int colour = 0; colour < RGB; colour++) {
                to[colour] = from[step >= RGB ? colour : 0];
            }
        }
    }
    return to != NULL;
}

bool png_decode(const uint8_t *png, size_t size, uint32_t *width, uint32_t *height, bytes_t *output) {
    coder_t coder;
    bool done = open(&coder, avcodec_find_decoder(AV_CODEC_ID_PNG)) && avcodec_open2(coder.context, coder.context->codec, NULL) == 0 &&
        av_new_packet(coder.packet, (int)size) == 0;
    if (done) {
        memcpy(coder.packet->data, png, size);
        done = avcodec_send_packet(coder.context, coder.packet) == 0 && avcodec_receive_frame(coder.context, coder.frame) == 0;
    }
    if (done) {
        *width = (uint32_t)coder.frame->width;
        *height = (uint32_t)coder.frame->height;
        done = copy_rgb(coder.frame, output);
    }
    close(&coder);
    return done;
}
