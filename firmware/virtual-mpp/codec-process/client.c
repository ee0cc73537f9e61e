// SPDX-License-Identifier: MIT
// The codecs of a program that QEMU runs: each call goes to a process that runs with
// this machine's instructions, because a K230 encodes in silicon and not in its
// program. The caller holds the driver's lock.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "native_process.h"
#include "picture.h"
#include "protocol.h"

// The environment variable with the process's program; default: CODEC_PROCESS, from the build.
#define PROGRAM_VARIABLE "VENCODER_CODEC_PROCESS"
// The program's exit code when the codec process fails: that of a board that does not answer.
#define EXIT_FAILED (3)

typedef struct {
    uint64_t instance;
} remote_t;

// One process for all channels, from the first one's start to the end of the program.
static native_process_t process;
static bool is_running;
static int memory;

static const char *process_program(void) {
    const char *program = getenv(PROGRAM_VARIABLE);
    return program != NULL ? program : CODEC_PROCESS;
}

// A board whose encoder has failed cannot continue: a script would wait for frames forever.
static void fail(const char *problem) {
    fprintf(stderr, "encoder: the codec process %s %s\n", process_program(), problem);
    exit(EXIT_FAILED);
}

static void stop(void) {
    native_process_stop(&process);
}

static void start(void) {
    if (is_running) {
        return;
    }
    memory = memfd_create("codec-process", MFD_CLOEXEC);
    if (memory < 0) {
        fail("has no memory");
    }
    if (!native_process_start(&process, process_program(), memory)) {
        fail(process.problem);
    }
    is_running = true;
    atexit(stop);
}

static void receive(void *data, size_t size) {
    if (!native_process_receive(&process, data, size)) {
        fail(process.problem);
    }
}

// Sends a request; appends the reply's output to `out`. False when the operation or an allocation failed.
static bool call(const codec_request_t *request, codec_reply_t *reply, bytes_t *out) {
    if (!native_process_send(&process, request, sizeof(*request))) {
        fail(process.problem);
    }
    receive(reply, sizeof(*reply));
    if (reply->size == 0) {
        return reply->done;
    }
    uint8_t *space = bytes_extend(out, reply->size);
    if (space == NULL) {
        // The output that nobody reads must not be taken for the next reply.
        fail("has more output than there is memory");
    }
    receive(space, reply->size);
    return reply->done;
}

static void *open_remote(codec_kind_t kind, const codec_settings_t *settings) {
    start();
    remote_t *remote = malloc(sizeof(remote_t));
    if (remote == NULL) {
        return NULL;
    }
    codec_request_t request = { .operation = CODEC_OPEN, .kind = kind, .settings = *settings };
    codec_reply_t reply;
    if (!call(&request, &reply, NULL)) {
        free(remote);
        return NULL;
    }
    remote->instance = reply.instance;
    return remote;
}

static void *open_h264(const codec_settings_t *settings) {
    return open_remote(CODEC_H264, settings);
}

static void *open_h265(const codec_settings_t *settings) {
    return open_remote(CODEC_H265, settings);
}

static void *open_jpeg(const codec_settings_t *settings) {
    return open_remote(CODEC_JPEG, settings);
}

static bool remote_headers(void *codec, bytes_t *out) {
    const remote_t *remote = codec;
    codec_request_t request = { .operation = CODEC_HEADERS, .instance = remote->instance };
    codec_reply_t reply;
    return call(&request, &reply, out);
}

// The kernel copies, and not emulated instructions.
static bool write_plane(const uint8_t *plane, size_t stride, uint32_t width, uint32_t height, off_t *at) {
    size_t run = stride == width ? (size_t)width * height : width;
    uint32_t runs = stride == width ? 1 : height;
    for (uint32_t i = 0; i < runs; i++) {
        for (size_t done = 0; done < run;) {
            ssize_t written = pwrite(memory, plane + i * stride + done, run - done, *at);
            if (written < 0 && errno != EINTR) {
                return false;
            }
            done += written > 0 ? (size_t)written : 0;
            *at += written > 0 ? written : 0;
        }
    }
    return true;
}

static bool share(const image_t *image) {
    off_t at = 0;
    return write_plane(image->y, image->y_stride, image->width, image->height, &at) &&
        write_plane(image->u, image->c_stride, image->width / 2, image->height / 2, &at) &&
        write_plane(image->v, image->c_stride, image->width / 2, image->height / 2, &at);
}

static bool remote_encode(void *codec, const image_t *image, bool idr, bytes_t *out) {
    const remote_t *remote = codec;
    codec_request_t request = {
        .operation = CODEC_ENCODE,
        .idr = idr,
        .width = image->width,
        .height = image->height,
        .instance = remote->instance,
    };
    codec_reply_t reply;
    return share(image) && call(&request, &reply, out);
}

static bool share_bytes(const uint8_t *data, size_t size) {
    off_t at = 0;
    return write_plane(data, size, (uint32_t)size, 1, &at);
}

bool picture_to_rgb(const image_t *image, bytes_t *rgb) {
    codec_request_t request = { .operation = PICTURE_TO_RGB, .width = image->width, .height = image->height };
    codec_reply_t reply;
    start();
    return share(image) && call(&request, &reply, rgb);
}

bool picture_to_jpeg(const uint8_t *rgb, picture_size_t size, uint32_t quality, bytes_t *jpeg) {
    codec_request_t request = {
        .operation = PICTURE_TO_JPEG,
        .settings.q_factor = quality,
        .width = size.width,
        .height = size.height,
    };
    codec_reply_t reply;
    start();
    return share_bytes(rgb, (size_t)size.width * size.height * PICTURE_RGB) && call(&request, &reply, jpeg);
}

bool picture_to_image(const pixels_t *pixels, const image_t *image) {
    codec_request_t request = {
        .operation = PICTURE_TO_IMAGE,
        .kind = pixels->format,
        .width = pixels->width,
        .height = pixels->height,
    };
    codec_reply_t reply;
    bytes_t samples = { 0 };
    size_t luma = (size_t)pixels->width * pixels->height;
    start();
    bool done = share_bytes(pixels->data, luma * pixels_size(pixels->format)) && call(&request, &reply, &samples);
    if (done) {
        image_t planar = image_planar(samples.data, pixels->width, pixels->height);
        image_copy(image, &planar);
    }
    bytes_free(&samples);
    return done;
}

bool picture_from_jpeg(const uint8_t *jpeg, size_t bytes, picture_size_t *size, bytes_t *rgb) {
    codec_request_t request = { .operation = PICTURE_FROM_JPEG, .width = (uint32_t)bytes };
    codec_reply_t reply;
    start();
    bool done = share_bytes(jpeg, bytes) && call(&request, &reply, rgb);
    *size = (picture_size_t){ .width = done ? reply.width : 0, .height = done ? reply.height : 0 };
    return done;
}

static void remote_close(void *codec) {
    remote_t *remote = codec;
    codec_request_t request = { .operation = CODEC_CLOSE, .instance = remote->instance };
    codec_reply_t reply;
    call(&request, &reply, NULL);
    free(remote);
}

const codec_t codec_h264 = {
    .open = open_h264,
    .headers = remote_headers,
    .encode = remote_encode,
    .close = remote_close,
};

const codec_t codec_h265 = {
    .open = open_h265,
    .headers = remote_headers,
    .encode = remote_encode,
    .close = remote_close,
};

const codec_t codec_jpeg = {
    .open = open_jpeg,
    .encode = remote_encode,
    .close = remote_close,
};
