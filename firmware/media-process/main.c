// SPDX-License-Identifier: MIT
// The media process: containers and PNG files for a board's program, by this machine's libavformat.
// It opens no file: the program writes, and passes files to read. It ends when the
// program does, however that ends.
//
//   media-process SOCKET   the number of an open stream socket
#include <stdlib.h>

#include <libavutil/log.h>

#include "demuxer.h"
#include "muxer.h"
#include "native_process.h"
#include "png.h"

// Either of them.
typedef struct {
    muxer_t *muxer;
    demuxer_t *demuxer;
} instance_t;

static int program;
static bytes_t input;
static bytes_t output;

static instance_t *instance_of(const media_request_t *request) {
    return (instance_t *)(uintptr_t)request->instance;
}

// NULL when there is no memory; the request's bytes are then unread.
static const uint8_t *get_input(size_t size) {
    input.size = 0;
    // A frame may be empty.
    uint8_t *space = bytes_extend(&input, size + 1);
    if (space != NULL) {
        native_process_get(program, space, size);
    }
    return space;
}

static void put_reply(media_reply_t *reply, const bytes_t *bytes) {
    reply->size = (uint32_t)bytes->size;
    native_process_put(program, reply, sizeof(*reply), bytes->data, bytes->size);
}

// NULL: there was no memory, or nothing to hold.
static instance_t *new_instance(muxer_t *muxer, demuxer_t *demuxer) {
    instance_t *instance = muxer != NULL || demuxer != NULL ? malloc(sizeof(instance_t)) : NULL;
    if (instance != NULL) {
        *instance = (instance_t){ .muxer = muxer, .demuxer = demuxer };
    }
    return instance;
}

static void put_instance(instance_t *instance, uint64_t duration) {
    media_reply_t reply = {
        .result = instance != NULL ? MEDIA_DONE : MEDIA_FAILED,
        .instance = (uintptr_t)instance,
        .time = duration,
    };
    put_reply(&reply, &output);
}

static void open_muxer(const media_request_t *request) {
    put_instance(new_instance(muxer_open(request->time, request->is_fragmented != 0), NULL), 0);
}

static void open_demuxer(void) {
    demuxer_t *demuxer = demuxer_open(native_process_get_file(program));
    instance_t *instance = demuxer != NULL && demuxer_tracks(demuxer, &output) ? new_instance(NULL, demuxer) : NULL;
    uint64_t duration = instance != NULL ? demuxer_duration(demuxer) : 0;
    if (instance == NULL) {
        output.size = 0;
        demuxer_close(demuxer);
    }
    put_instance(instance, duration);
}

static void put_muxers(media_result_t result, const muxer_t *muxer) {
    media_reply_t reply = { .result = result, .is_moved = muxer_has_moved(muxer) };
    put_reply(&reply, muxer_output(muxer));
}

static void write_frame(const media_request_t *request) {
    const uint8_t *data = get_input(request->size);
    if (data == NULL) {
        exit(1);
    }
    muxer_t *muxer = instance_of(request)->muxer;
    put_muxers(muxer_write(muxer, request, data), muxer);
}

static void read_frame(const media_request_t *request) {
    media_reply_t reply = { .result = MEDIA_DONE };
    reply.result = demuxer_read(instance_of(request)->demuxer, &reply, &output);
    put_reply(&reply, &output);
}

static void close_instance(instance_t *instance) {
    if (instance->muxer != NULL) {
        muxer_close(instance->muxer);
    } else {
        demuxer_close(instance->demuxer);
    }
    free(instance);
}

static void finish(const media_request_t *request) {
    muxer_t *muxer = instance_of(request)->muxer;
    put_muxers(muxer_finish(muxer), muxer);
    close_instance(instance_of(request));
}

static void put_picture(bool done, uint32_t width, uint32_t height) {
    media_reply_t reply = { .result = done ? MEDIA_DONE : MEDIA_FAILED, .codec = width, .is_moved = height };
    output.size = done ? output.size : 0;
    put_reply(&reply, &output);
}

static void convert_picture(const media_request_t *request) {
    uint32_t width = request->info.width;
    uint32_t height = request->info.height;
    const uint8_t *picture = get_input(request->size);
    if (picture == NULL) {
        exit(1);
    }
    bool done = request->operation == MEDIA_ENCODE_PNG ? png_encode(picture, width, height, &output)
                                                       : png_decode(picture, request->size, &width, &height, &output);
    put_picture(done, width, height);
}

static void serve(const media_request_t *request) {
    output.size = 0;
    switch (request->operation) {
        case MEDIA_OPEN_MUXER:
            open_muxer(request);
            break;
        case MEDIA_ADD_TRACK:
            put_muxers(muxer_add_track(instance_of(request)->muxer, &request->info), instance_of(request)->muxer);
            break;
        case MEDIA_WRITE:
            write_frame(request);
            break;
        case MEDIA_FINISH:
            finish(request);
            break;
        case MEDIA_OPEN_DEMUXER:
            open_demuxer();
            break;
        case MEDIA_READ:
            read_frame(request);
            break;
        case MEDIA_ENCODE_PNG:
        case MEDIA_DECODE_PNG:
            convert_picture(request);
            break;
        default:
            close_instance(instance_of(request));
            put_reply(&(media_reply_t){ .result = MEDIA_DONE }, &output);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        return 2;
    }
    program = atoi(argv[1]);
    // The program reports failures; the library's lines have addresses in them.
    av_log_set_level(AV_LOG_QUIET);
    native_process_begin(program, -1);
    for (;;) {
        media_request_t request;
        native_process_get(program, &request, sizeof(request));
        serve(&request);
    }
}
