// SPDX-License-Identifier: MIT
// The codec process: encodes for a program that QEMU runs, with this machine's
// instructions. It ends when the program does, however that ends.
//
//   codec-process SOCKET MEMORY   the numbers of two open files: a stream socket, and the shared memory
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "protocol.h"

typedef struct {
    const codec_t *codec;
    void *handle;
} instance_t;

static int program;
static int memory;
static uint8_t *samples;
static size_t mapped;
static bytes_t output;

// Does not return when the program has ended.
static void receive(void *data, size_t size) {
    if (recv(program, data, size, MSG_WAITALL) != (ssize_t)size) {
        _exit(0);
    }
}

static void reply(bool done, instance_t *instance) {
    codec_reply_t message = { .done = done, .size = done ? (uint32_t)output.size : 0, .instance = (uintptr_t)instance };
    struct iovec parts[] = { { &message, sizeof(message) }, { output.data, message.size } };
    struct msghdr header = { .msg_iov = parts, .msg_iovlen = 2 };
    if (sendmsg(program, &header, MSG_NOSIGNAL) != (ssize_t)(sizeof(message) + message.size)) {
        _exit(0);
    }
}

static const codec_t *codec_of(uint32_t kind) {
    return kind == CODEC_H264 ? &codec_h264 : kind == CODEC_H265 ? &codec_h265
                                                                 : &codec_jpeg;
}

// NULL when there is no memory or the codec rejects the settings.
static instance_t *open_instance(const codec_request_t *request) {
    instance_t *instance = malloc(sizeof(instance_t));
    if (instance == NULL) {
        return NULL;
    }
    instance->codec = codec_of(request->kind);
    instance->handle = instance->codec->open(&request->settings);
    if (instance->handle == NULL) {
        free(instance);
        return NULL;
    }
    return instance;
}

static void close_instance(instance_t *instance) {
    instance->codec->close(instance->handle);
    free(instance);
}

// The program has extended the memory for its largest image.
static bool map(size_t size) {
    if (size > mapped) {
        if (samples != NULL) {
            munmap(samples, mapped);
        }
        void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
        samples = at != MAP_FAILED ? at : NULL;
        mapped = samples != NULL ? size : 0;
    }
    return samples != NULL;
}

static bool encode(const instance_t *instance, const codec_request_t *request) {
    size_t luma = (size_t)request->width * request->height;
    if (!map(luma + luma / 2)) {
        return false;
    }
    image_t image = {
        .width = request->width,
        .height = request->height,
        .y = samples,
        .u = samples + luma,
        .v = samples + luma + luma / 4,
        .y_stride = request->width,
        .c_stride = request->width / 2,
        .c_step = 1,
    };
    return instance->codec->encode(instance->handle, &image, request->idr, &output);
}

static void serve(const codec_request_t *request) {
    instance_t *instance = (instance_t *)(uintptr_t)request->instance;
    output.size = 0;
    switch (request->operation) {
        case CODEC_OPEN:
            instance = open_instance(request);
            reply(instance != NULL, instance);
            break;
        case CODEC_HEADERS:
            reply(instance->codec->headers(instance->handle, &output), NULL);
            break;
        case CODEC_ENCODE:
            reply(encode(instance, request), NULL);
            break;
        default:
            close_instance(instance);
            reply(true, NULL);
    }
}

// An open file of the program, such as the writing end of a pipe, must not stay open for as long as this process runs.
static void close_other_files(void) {
    unsigned int first = (unsigned int)(program < memory ? program : memory);
    unsigned int second = (unsigned int)(program < memory ? memory : program);
    syscall(SYS_close_range, 0u, (unsigned int)STDOUT_FILENO, 0u);
    syscall(SYS_close_range, STDERR_FILENO + 1u, first - 1, 0u);
    syscall(SYS_close_range, first + 1, second - 1, 0u);
    syscall(SYS_close_range, second + 1, ~0u, 0u);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    program = atoi(argv[1]);
    memory = atoi(argv[2]);
    close_other_files();
    reply(true, NULL);
    for (;;) {
        codec_request_t request;
        receive(&request, sizeof(request));
        serve(&request);
    }
}
