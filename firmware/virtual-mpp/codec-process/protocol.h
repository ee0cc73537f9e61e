// SPDX-License-Identifier: MIT
// The messages between a program and its codec process, on a stream socket: each
// request has one reply. Samples are in shared memory. Both are little-endian.
#ifndef VMPP_CODEC_PROCESS_PROTOCOL_H
#define VMPP_CODEC_PROCESS_PROTOCOL_H

#include <stdint.h>

#include "codec.h"

typedef enum {
    CODEC_OPEN,
    CODEC_HEADERS,
    CODEC_ENCODE,
    CODEC_CLOSE,
    // Those of picture.h, on what is at the start of the shared memory.
    PICTURE_TO_RGB,
    PICTURE_TO_JPEG,
    PICTURE_FROM_JPEG,
    PICTURE_TO_IMAGE,
} codec_operation_t;

typedef enum {
    CODEC_H264,
    CODEC_H265,
    CODEC_JPEG,
} codec_kind_t;

typedef struct {
    uint32_t operation;
    // CODEC_OPEN's, or the pixels_format_t of PICTURE_TO_IMAGE.
    uint32_t kind;
    codec_settings_t settings;
    // Whether CODEC_ENCODE makes an IDR, of the planar image of this size at the start of the shared memory.
    uint32_t idr;
    // Also the size of a picture; PICTURE_FROM_JPEG has the file's bytes in `width`.
    uint32_t width;
    uint32_t height;
    // From the reply to CODEC_OPEN, for the other operations.
    uint64_t instance;
} codec_request_t;

// Compilers for both sides agree.
_Static_assert(sizeof(codec_request_t) == 88, "layout of codec_request_t");

typedef struct {
    // 0: the operation failed.
    uint32_t done;
    // Bytes of output that follow.
    uint32_t size;
    // CODEC_OPEN's result.
    uint64_t instance;
    // PICTURE_FROM_JPEG's.
    uint32_t width;
    uint32_t height;
} codec_reply_t;

#endif // VMPP_CODEC_PROCESS_PROTOCOL_H
