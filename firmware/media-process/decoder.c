// SPDX-License-Identifier: MIT
// One thread, so that a picture comes with its access unit.
#include "decoder.h"

#include <stdlib.h>
#include <string.h>

#include <libavcodec/avcodec.h>

struct decoder {
    AVCodecContext *context;
    AVPacket *packet;
    AVFrame *frame;
};

static enum AVCodecID codec_id(media_codec_t codec) {
    switch (codec) {
        case MEDIA_H264:
            return AV_CODEC_ID_H264;
        case MEDIA_H265:
            return AV_CODEC_ID_HEVC;
        case MEDIA_JPEG:
            return AV_CODEC_ID_MJPEG;
        default:
            return AV_CODEC_ID_NONE;
    }
}

static bool open_context(decoder_t *decoder, enum AVCodecID id) {
    const AVCodec *codec = avcodec_find_decoder(id);
    decoder->context = codec != NULL ? avcodec_alloc_context3(codec) : NULL;
    if (decoder->context == NULL) {
        return false;
    }
    decoder->context->thread_count = 1;
    decoder->context->flags |= AV_CODEC_FLAG_LOW_DELAY;
    return avcodec_open2(decoder->context, codec, NULL) >= 0;
}

decoder_t *decoder_open(media_codec_t codec) {
    decoder_t *decoder = calloc(1, sizeof(decoder_t));
    if (decoder == NULL) {
        return NULL;
    }
    decoder->packet = av_packet_alloc();
    decoder->frame = av_frame_alloc();
    if (decoder->packet == NULL || decoder->frame == NULL || !open_context(decoder, codec_id(codec))) {
        decoder_close(decoder);
        return NULL;
    }
    return decoder;
}

static bool is_supported(const AVFrame *frame) {
    return frame->format == AV_PIX_FMT_YUV420P || frame->format == AV_PIX_FMT_YUVJ420P;
}

static void copy_luma(uint8_t *to, const AVFrame *frame, const media_picture_t *picture) {
    for (uint32_t y = 0; y < picture->height; y++) {
        memcpy(to + (size_t)y * picture->width, frame->data[0] + (ptrdiff_t)y * frame->linesize[0], picture->width);
    }
}

static void interleave_chroma(uint8_t *to, const AVFrame *frame, const media_picture_t *picture) {
    for (uint32_t y = 0; y < picture->height / 2; y++) {
        const uint8_t *u = frame->data[1] + (ptrdiff_t)y * frame->linesize[1];
        const uint8_t *v = frame->data[2] + (ptrdiff_t)y * frame->linesize[2];
        for (uint32_t x = 0; x < picture->width / 2; x++) {
            *to++ = u[x];
            *to++ = v[x];
        }
    }
}

static media_result_t append_picture(const AVFrame *frame, bytes_t *output) {
    if (!is_supported(frame)) {
        return MEDIA_FAILED;
    }
    media_picture_t picture = {
        // An odd column or row has no chroma of its own.
        .width = (uint32_t)frame->width & ~1u,
        .height = (uint32_t)frame->height & ~1u,
        .time = (uint64_t)frame->pts,
    };
    size_t luma = (size_t)picture.width * picture.height;
    bool is_appended = bytes_append(output, &picture, sizeof(picture));
    uint8_t *planes = is_appended ? bytes_extend(output, luma + luma / 2) : NULL;
    if (planes == NULL) {
        return MEDIA_FAILED;
    }
    copy_luma(planes, frame, &picture);
    interleave_chroma(planes + luma, frame, &picture);
    return MEDIA_DONE;
}

static media_result_t take_pictures(decoder_t *decoder, bytes_t *output) {
    media_result_t result = MEDIA_DONE;
    while (avcodec_receive_frame(decoder->context, decoder->frame) >= 0) {
        if (append_picture(decoder->frame, output) != MEDIA_DONE) {
            result = MEDIA_FAILED;
        }
        av_frame_unref(decoder->frame);
    }
    return result;
}

// The library reads beyond the end of a packet's bytes.
static bool fill_packet(AVPacket *packet, uint64_t time, const uint8_t *data, size_t size) {
    if (av_new_packet(packet, (int)size) < 0) {
        return false;
    }
    memcpy(packet->data, data, size);
    packet->pts = (int64_t)time;
    return true;
}

media_result_t decoder_decode(decoder_t *decoder, uint64_t time, const uint8_t *data, size_t size, bytes_t *output) {
    if (size > 0 && !fill_packet(decoder->packet, time, data, size)) {
        return MEDIA_FAILED;
    }
    int error = avcodec_send_packet(decoder->context, size > 0 ? decoder->packet : NULL);
    av_packet_unref(decoder->packet);
    media_result_t result = take_pictures(decoder, output);
    // Parameter sets alone are no error for a device.
    return error < 0 && error != AVERROR_EOF && output->size == 0 ? MEDIA_FAILED : result;
}

void decoder_close(decoder_t *decoder) {
    if (decoder != NULL) {
        avcodec_free_context(&decoder->context);
        av_packet_free(&decoder->packet);
        av_frame_free(&decoder->frame);
        free(decoder);
    }
}
