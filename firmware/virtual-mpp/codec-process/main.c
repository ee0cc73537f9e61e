// SPDX-License-Identifier: MIT
// The codec process: encodes for a program that QEMU runs, with this machine's
// instructions. It ends when the program does, however that ends.
//
//   codec-process SOCKET MEMORY   the numbers of two open files: a stream socket, and the shared memory
#include <stdlib.h>
#include <sys/mman.h>

#include "native_process.h"
#include "picture.h"
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

static void put(codec_reply_t *message) {
    message->size = message->done ? (uint32_t)output.size : 0;
    native_process_put(program, message, sizeof(*message), output.data, message->size);
}

static void reply(bool done, instance_t *instance) {
    put(&(codec_reply_t){ .done = done, .instance = (uintptr_t)instance });
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

// The planar image of a request; its `y` is NULL when there is no memory.
static image_t shared_image(const codec_request_t *request) {
    size_t luma = (size_t)request->width * request->height;
    return image_planar(map(luma + luma / 2) ? samples : NULL, request->width, request->height);
}

static bool encode(const instance_t *instance, const codec_request_t *request) {
    image_t image = shared_image(request);
    return image.y != NULL && instance->codec->encode(instance->handle, &image, request->idr, &output);
}

static bool to_rgb(const codec_request_t *request) {
    image_t image = shared_image(request);
    return image.y != NULL && picture_to_rgb(&image, &output);
}

static bool to_jpeg(const codec_request_t *request) {
    picture_size_t size = { .width = request->width, .height = request->height };
    return map((size_t)size.width * size.height * PICTURE_RGB) &&
        picture_to_jpeg(samples, size, request->settings.q_factor, &output);
}

static bool to_image(const codec_request_t *request) {
    pixels_t pixels = { .width = request->width, .height = request->height, .format = request->kind };
    size_t luma = (size_t)request->width * request->height;
    uint8_t *planes = bytes_extend(&output, luma + luma / 2);
    image_t image = image_planar(planes, request->width, request->height);
    bool has_memory = planes != NULL && map(luma * pixels_size(pixels.format));
    pixels.data = samples;
    return has_memory && picture_to_image(&pixels, &image);
}

static void from_jpeg(const codec_request_t *request) {
    picture_size_t size = { 0 };
    bool done = map(request->width) && picture_from_jpeg(samples, request->width, &size, &output);
    put(&(codec_reply_t){ .done = done, .width = size.width, .height = size.height });
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
        case PICTURE_TO_RGB:
            reply(to_rgb(request), NULL);
            break;
        case PICTURE_TO_JPEG:
            reply(to_jpeg(request), NULL);
            break;
        case PICTURE_TO_IMAGE:
            reply(to_image(request), NULL);
            break;
        case PICTURE_FROM_JPEG:
            from_jpeg(request);
            break;
        default:
            close_instance(instance);
            reply(true, NULL);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    program = atoi(argv[1]);
    memory = atoi(argv[2]);
    native_process_begin(program, memory);
    for (;;) {
        codec_request_t request;
        native_process_get(program, &request, sizeof(request));
        serve(&request);
    }
}
