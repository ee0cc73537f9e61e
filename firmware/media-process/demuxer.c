// SPDX-License-Identifier: MIT
// libavformat's bitstream filters make Annex B of the samples, with the parameter sets
// in front of key frames.
#include "demuxer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>

#define IO_BUFFER (64 * 1024)

struct demuxer {
    int file;
    AVFormatContext *context;
    // One per stream; NULL for audio.
    AVBSFContext **filters;
    AVPacket *packet;
};

static int on_read(void *opaque, uint8_t *data, int size) {
    ssize_t got = read(((demuxer_t *)opaque)->file, data, (size_t)size);
    return got > 0 ? (int)got : got == 0 ? AVERROR_EOF
                                         : AVERROR(errno);
}

static int64_t on_seek(void *opaque, int64_t offset, int whence) {
    int file = ((demuxer_t *)opaque)->file;
    struct stat status;
    if (whence == AVSEEK_SIZE) {
        return fstat(file, &status) == 0 ? status.st_size : AVERROR(errno);
    }
    return lseek(file, offset, whence & ~AVSEEK_FORCE);
}

static const char *filter_name(enum AVCodecID id) {
    return id == AV_CODEC_ID_H264 ? "h264_mp4toannexb" : id == AV_CODEC_ID_HEVC ? "hevc_mp4toannexb"
                                                                                : NULL;
}

static bool add_filter(AVBSFContext **filter, const AVCodecParameters *parameters) {
    const char *name = filter_name(parameters->codec_id);
    if (name == NULL) {
        return true;
    }
    const AVBitStreamFilter *kind = av_bsf_get_by_name(name);
    return kind != NULL && av_bsf_alloc(kind, filter) >= 0 &&
        avcodec_parameters_copy((*filter)->par_in, parameters) >= 0 && av_bsf_init(*filter) >= 0;
}

static bool add_filters(demuxer_t *demuxer) {
    unsigned int count = demuxer->context->nb_streams;
    demuxer->filters = av_calloc(count, sizeof(AVBSFContext *));
    bool is_complete = demuxer->filters != NULL;
    for (unsigned int i = 0; i < count && is_complete; i++) {
        is_complete = add_filter(&demuxer->filters[i], demuxer->context->streams[i]->codecpar);
    }
    return is_complete;
}

static bool open_context(demuxer_t *demuxer) {
    demuxer->context = avformat_alloc_context();
    uint8_t *buffer = av_malloc(IO_BUFFER);
    if (demuxer->context == NULL || buffer == NULL) {
        av_free(buffer);
        return false;
    }
    demuxer->context->pb = avio_alloc_context(buffer, IO_BUFFER, 0, demuxer, on_read, NULL, on_seek);
    AVIOContext *io = demuxer->context->pb;
    if (io == NULL) {
        av_free(buffer);
        return false;
    }
    // It frees the context and not its pb when it fails.
    if (avformat_open_input(&demuxer->context, NULL, av_find_input_format("mov"), NULL) < 0) {
        av_freep(&io->buffer);
        avio_context_free(&io);
        return false;
    }
    return avformat_find_stream_info(demuxer->context, NULL) >= 0;
}

demuxer_t *demuxer_open(int file) {
    demuxer_t *demuxer = av_mallocz(sizeof(demuxer_t));
    if (demuxer == NULL) {
        close(file);
        return NULL;
    }
    demuxer->file = file;
    demuxer->packet = av_packet_alloc();
    if (demuxer->packet == NULL || !open_context(demuxer) || !add_filters(demuxer)) {
        demuxer_close(demuxer);
        return NULL;
    }
    return demuxer;
}

uint64_t demuxer_duration(const demuxer_t *demuxer) {
    int64_t duration = demuxer->context->duration;
    return duration > 0 ? (uint64_t)duration / (AV_TIME_BASE / 1000) : 0;
}

static uint32_t codec_of(const AVCodecParameters *parameters) {
    switch (parameters->codec_id) {
        case AV_CODEC_ID_H264:
            return MEDIA_H264;
        case AV_CODEC_ID_HEVC:
            return MEDIA_H265;
        case AV_CODEC_ID_PCM_ALAW:
            return MEDIA_ALAW;
        case AV_CODEC_ID_PCM_MULAW:
            return MEDIA_ULAW;
        default:
            return MEDIA_OTHER_CODEC;
    }
}

bool demuxer_tracks(const demuxer_t *demuxer, bytes_t *output) {
    for (unsigned int i = 0; i < demuxer->context->nb_streams; i++) {
        const AVCodecParameters *parameters = demuxer->context->streams[i]->codecpar;
        media_track_t track = {
            .is_video = parameters->codec_type == AVMEDIA_TYPE_VIDEO,
            .codec = codec_of(parameters),
            .width = (uint32_t)parameters->width,
            .height = (uint32_t)parameters->height,
            .channels = (uint32_t)parameters->ch_layout.nb_channels,
            .sample_rate = (uint32_t)parameters->sample_rate,
        };
        if (!bytes_append(output, &track, sizeof(track))) {
            return false;
        }
    }
    return true;
}

static bool filter_packet(AVBSFContext *filter, AVPacket *packet) {
    return filter == NULL || (av_bsf_send_packet(filter, packet) >= 0 && av_bsf_receive_packet(filter, packet) >= 0);
}

media_result_t demuxer_read(demuxer_t *demuxer, media_reply_t *reply, bytes_t *output) {
    AVPacket *packet = demuxer->packet;
    int error = av_read_frame(demuxer->context, packet);
    if (error < 0) {
        return error == AVERROR_EOF ? MEDIA_END : MEDIA_FAILED;
    }
    const AVStream *stream = demuxer->context->streams[packet->stream_index];
    bool is_read = filter_packet(demuxer->filters[packet->stream_index], packet) &&
        bytes_append(output, packet->data, (size_t)packet->size);
    int64_t time = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
    reply->time = (uint64_t)av_rescale_q(time, stream->time_base, (AVRational){ 1, 1000 });
    reply->codec = codec_of(stream->codecpar);
    av_packet_unref(packet);
    return is_read ? MEDIA_DONE : MEDIA_FAILED;
}

static void close_context(AVFormatContext *context) {
    if (context != NULL) {
        AVIOContext *io = context->pb;
        avformat_close_input(&context);
        if (io != NULL) {
            av_freep(&io->buffer);
            avio_context_free(&io);
        }
    }
}

void demuxer_close(demuxer_t *demuxer) {
    if (demuxer == NULL) {
        return;
    }
    unsigned int count = demuxer->filters != NULL ? demuxer->context->nb_streams : 0;
    for (unsigned int i = 0; i < count; i++) {
        av_bsf_free(&demuxer->filters[i]);
    }
    av_free(demuxer->filters);
    close_context(demuxer->context);
    av_packet_free(&demuxer->packet);
    close(demuxer->file);
    av_free(demuxer);
}
