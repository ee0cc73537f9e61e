// SPDX-License-Identifier: MIT
// The file begins with the first picture: its parameter sets belong in the file's
// header. Audio that comes earlier waits for it.
#include "muxer.h"

#include <string.h>
#include <time.h>

#include <libavformat/avformat.h>

#include "annex_b.h"
#include "video_track.h"

#define IO_BUFFER (64 * 1024)
// CanMV's library has this in every file, whatever a script asks for.
#define TIME_SCALE "1000"

#if LIBAVFORMAT_VERSION_MAJOR < 61
typedef uint8_t written_t;
#else
typedef const uint8_t written_t;
#endif

typedef struct {
    media_track_t info;
    video_track_t video;
    // NULL before the file begins, and for a video track that has no picture at its end.
    AVStream *stream;
    bool has_packet;
    // Of the last packet.
    int64_t time;
    int64_t duration;
} track_t;

struct muxer {
    uint64_t creation_time;
    bool is_fragmented;
    // The file could not begin.
    bool has_failed;
    track_t tracks[MEDIA_TRACKS];
    unsigned int track_count;
    // NULL before the file begins.
    AVFormatContext *context;
    // Packets from before the file begins: times in ms, numbers of tracks.
    AVPacket **waiting;
    int waiting_count;
    int64_t position;
    int64_t file_size;
    bool is_moved;
    bytes_t output;
};

static media_result_t fail(muxer_t *muxer, int error) {
    char text[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(error, text, sizeof(text));
    muxer->output.size = 0;
    bytes_append(&muxer->output, text, strlen(text));
    return MEDIA_FAILED;
}

static media_result_t result_of(muxer_t *muxer, int error) {
    return error < 0 ? fail(muxer, error) : MEDIA_DONE;
}

static int on_write(void *opaque, written_t *data, int size) {
    muxer_t *muxer = opaque;
    media_write_t write = { .offset = (uint64_t)muxer->position, .size = (uint64_t)size };
    if (!bytes_append(&muxer->output, &write, sizeof(write)) || !bytes_append(&muxer->output, data, (size_t)size)) {
        return AVERROR(ENOMEM);
    }
    muxer->position += size;
    muxer->file_size = muxer->position > muxer->file_size ? muxer->position : muxer->file_size;
    return size;
}

static int64_t on_seek(void *opaque, int64_t offset, int whence) {
    muxer_t *muxer = opaque;
    if (whence == AVSEEK_SIZE) {
        return muxer->file_size;
    }
    muxer->position = offset + (whence == SEEK_END ? muxer->file_size : 0);
    return muxer->position;
}

static enum AVCodecID codec_id(uint32_t codec) {
    switch (codec) {
        case MEDIA_H264:
            return AV_CODEC_ID_H264;
        case MEDIA_H265:
            return AV_CODEC_ID_HEVC;
        case MEDIA_ALAW:
            return AV_CODEC_ID_PCM_ALAW;
        default:
            return AV_CODEC_ID_PCM_MULAW;
    }
}

static int set_video(AVStream *stream, track_t *track) {
    AVCodecParameters *parameters = stream->codecpar;
    parameters->codec_type = AVMEDIA_TYPE_VIDEO;
    parameters->width = (int)track->info.width;
    parameters->height = (int)track->info.height;
    if (track->info.codec == MEDIA_H265) {
        // As in CanMV's files; players of Apple need it.
        parameters->codec_tag = MKTAG('h', 'v', 'c', '1');
    }
    size_t size = track->video.header_size;
    parameters->extradata = size > 0 ? av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE) : NULL;
    if (parameters->extradata != NULL) {
        memcpy(parameters->extradata, track->video.unit.data, size);
        parameters->extradata_size = (int)size;
    }
    return size > 0 && parameters->extradata == NULL ? AVERROR(ENOMEM) : 0;
}

static int set_audio(AVStream *stream, const track_t *track) {
    AVCodecParameters *parameters = stream->codecpar;
    parameters->codec_type = AVMEDIA_TYPE_AUDIO;
    parameters->sample_rate = (int)track->info.sample_rate;
    parameters->bits_per_coded_sample = 8;
    parameters->block_align = (int)track->info.channels;
    av_channel_layout_default(&parameters->ch_layout, (int)track->info.channels);
    return 0;
}

static int add_stream(muxer_t *muxer, track_t *track) {
    track->stream = avformat_new_stream(muxer->context, NULL);
    if (track->stream == NULL) {
        return AVERROR(ENOMEM);
    }
    track->stream->codecpar->codec_id = codec_id(track->info.codec);
    track->stream->time_base = (AVRational){ 1, 1000 };
    return track->info.is_video ? set_video(track->stream, track) : set_audio(track->stream, track);
}

static bool has_audio(const muxer_t *muxer) {
    for (unsigned int i = 0; i < muxer->track_count; i++) {
        if (!muxer->tracks[i].info.is_video) {
            return true;
        }
    }
    return false;
}

static int create_context(muxer_t *muxer) {
    // G.711 is QuickTime's: libavformat's MP4 does not have it.
    int error = avformat_alloc_output_context2(&muxer->context, NULL, has_audio(muxer) ? "mov" : "mp4", NULL);
    if (error < 0) {
        return error;
    }
    uint8_t *buffer = av_malloc(IO_BUFFER);
    muxer->context->pb = buffer != NULL ? avio_alloc_context(buffer, IO_BUFFER, 1, muxer, NULL, on_write, on_seek) : NULL;
    if (muxer->context->pb == NULL) {
        av_free(buffer);
        return AVERROR(ENOMEM);
    }
    // The same bytes with every version of the library.
    muxer->context->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
    char created[40];
    time_t seconds = (time_t)muxer->creation_time;
    strftime(created, sizeof(created), "%Y-%m-%dT%H:%M:%SZ", gmtime(&seconds));
    return av_dict_set(&muxer->context->metadata, "creation_time", created, 0);
}

static int write_header(muxer_t *muxer) {
    AVDictionary *options = NULL;
    av_dict_set(&options, "video_track_timescale", TIME_SCALE, 0);
    av_dict_set(&options, "brand", "isom", 0);
    if (muxer->is_fragmented) {
        av_dict_set(&options, "movflags", "frag_keyframe+empty_moov+default_base_moof", 0);
    }
    int error = avformat_write_header(muxer->context, &options);
    av_dict_free(&options);
    return error;
}

// Takes the packet. Its time is later than the last one's, as the format needs it.
static int write_packet(muxer_t *muxer, AVPacket *packet) {
    track_t *track = &muxer->tracks[packet->stream_index];
    packet->stream_index = track->stream->index;
    packet->pts = av_rescale_q(packet->pts, (AVRational){ 1, 1000 }, track->stream->time_base);
    if (track->has_packet && packet->pts <= track->time) {
        packet->pts = track->time + 1;
        muxer->is_moved = true;
    }
    packet->dts = packet->pts;
    if (!track->info.is_video) {
        track->duration = packet->size / (int)track->info.channels;
    } else if (track->has_packet) {
        // That of the last picture is unknown: as long as the one before.
        track->duration = packet->pts - track->time;
    }
    packet->duration = track->duration;
    track->has_packet = true;
    track->time = packet->pts;
    int error = av_write_frame(muxer->context, packet);
    av_packet_free(&packet);
    return error;
}

static int write_waiting(muxer_t *muxer) {
    int error = 0;
    for (int i = 0; i < muxer->waiting_count; i++) {
        int result = write_packet(muxer, muxer->waiting[i]);
        error = result < 0 ? result : error;
    }
    av_freep(&muxer->waiting);
    muxer->waiting_count = 0;
    return error;
}

// Without video tracks if no picture has come.
static int begin(muxer_t *muxer, bool with_video) {
    int error = create_context(muxer);
    for (unsigned int i = 0; i < muxer->track_count && error >= 0; i++) {
        track_t *track = &muxer->tracks[i];
        if (with_video || !track->info.is_video) {
            error = add_stream(muxer, track);
        }
    }
    error = error >= 0 ? write_header(muxer) : error;
    muxer->has_failed = error < 0;
    return error >= 0 ? write_waiting(muxer) : error;
}

static bool has_video(const muxer_t *muxer) {
    for (unsigned int i = 0; i < muxer->track_count; i++) {
        if (muxer->tracks[i].info.is_video) {
            return true;
        }
    }
    return false;
}

static AVPacket *new_packet(const media_request_t *request, const uint8_t *data, size_t size) {
    AVPacket *packet = av_packet_alloc();
    if (packet == NULL || av_new_packet(packet, (int)size) < 0) {
        av_packet_free(&packet);
        return NULL;
    }
    memcpy(packet->data, data, size);
    packet->stream_index = (int)request->track;
    packet->pts = (int64_t)request->time;
    return packet;
}

// Takes the packet; NULL: there was no memory for it.
static media_result_t add_packet(muxer_t *muxer, AVPacket *packet, bool begins) {
    if (packet == NULL) {
        return fail(muxer, AVERROR(ENOMEM));
    }
    if (muxer->context == NULL && !begins) {
        av_dynarray_add(&muxer->waiting, &muxer->waiting_count, packet);
        return MEDIA_DONE;
    }
    int error = muxer->context == NULL ? begin(muxer, true) : 0;
    if (error < 0) {
        av_packet_free(&packet);
        return fail(muxer, error);
    }
    error = write_packet(muxer, packet);
    avio_flush(muxer->context->pb);
    return result_of(muxer, error);
}

// The size of the sample's parameter sets if the file's header has the same: the sample entry hvc1 wants them nowhere else.
static size_t repeated_header(const track_t *track) {
    size_t size = track->info.codec == MEDIA_H265 ? track->video.header_size : 0;
    if (size == 0 || track->stream == NULL) {
        return size;
    }
    const AVCodecParameters *parameters = track->stream->codecpar;
    bool is_same = (size_t)parameters->extradata_size == size &&
        memcmp(parameters->extradata, track->video.unit.data, size) == 0;
    return is_same ? size : 0;
}

static media_result_t write_video(muxer_t *muxer, const media_request_t *request, const uint8_t *data) {
    track_t *track = &muxer->tracks[request->track];
    if (muxer->context == NULL) {
        // The frame's codec counts, not the track's.
        track->info.codec = request->info.codec;
    }
    media_result_t result = video_track_add(&track->video, track->info.codec == MEDIA_H265, data, request->size);
    if (result != MEDIA_DONE || !track->video.has_picture) {
        return result;
    }
    size_t skipped = repeated_header(track);
    AVPacket *packet = new_packet(request, track->video.unit.data + skipped, track->video.unit.size - skipped);
    if (packet != NULL && track->video.is_key) {
        packet->flags |= AV_PKT_FLAG_KEY;
    }
    result = add_packet(muxer, packet, true);
    video_track_next(&track->video);
    return result;
}

static media_result_t write_audio(muxer_t *muxer, const media_request_t *request, const uint8_t *data) {
    AVPacket *packet = request->size > 0 ? new_packet(request, data, request->size) : NULL;
    if (packet == NULL) {
        return request->size > 0 ? fail(muxer, AVERROR(ENOMEM)) : MEDIA_DONE;
    }
    packet->flags |= AV_PKT_FLAG_KEY;
    return add_packet(muxer, packet, !has_video(muxer));
}

muxer_t *muxer_open(uint64_t creation_time, bool is_fragmented) {
    muxer_t *muxer = av_mallocz(sizeof(muxer_t));
    if (muxer != NULL) {
        muxer->creation_time = creation_time;
        muxer->is_fragmented = is_fragmented;
    }
    return muxer;
}

media_result_t muxer_add_track(muxer_t *muxer, const media_track_t *info) {
    muxer->output.size = 0;
    if (muxer->track_count == MEDIA_TRACKS || muxer->context != NULL) {
        return fail(muxer, AVERROR(EINVAL));
    }
    muxer->tracks[muxer->track_count++].info = *info;
    return MEDIA_DONE;
}

media_result_t muxer_write(muxer_t *muxer, const media_request_t *request, const uint8_t *data) {
    muxer->output.size = 0;
    muxer->is_moved = false;
    if (muxer->has_failed || request->track >= muxer->track_count) {
        return fail(muxer, AVERROR(EINVAL));
    }
    bool is_video = muxer->tracks[request->track].info.is_video != 0;
    return is_video ? write_video(muxer, request, data) : write_audio(muxer, request, data);
}

media_result_t muxer_finish(muxer_t *muxer) {
    muxer->output.size = 0;
    int error = muxer->context == NULL && muxer->waiting_count > 0 ? begin(muxer, false) : 0;
    // A file without a frame stays empty.
    if (muxer->context != NULL && !muxer->has_failed) {
        error = av_write_trailer(muxer->context);
        avio_flush(muxer->context->pb);
    }
    return result_of(muxer, error);
}

static void free_context(AVFormatContext *context) {
    if (context != NULL && context->pb != NULL) {
        av_freep(&context->pb->buffer);
        avio_context_free(&context->pb);
    }
    avformat_free_context(context);
}

void muxer_close(muxer_t *muxer) {
    free_context(muxer->context);
    for (int i = 0; i < muxer->waiting_count; i++) {
        av_packet_free(&muxer->waiting[i]);
    }
    av_free(muxer->waiting);
    for (unsigned int i = 0; i < muxer->track_count; i++) {
        video_track_free(&muxer->tracks[i].video);
    }
    bytes_free(&muxer->output);
    av_free(muxer);
}

bool muxer_has_moved(const muxer_t *muxer) {
    return muxer->is_moved;
}

const bytes_t *muxer_output(const muxer_t *muxer) {
    return &muxer->output;
}
