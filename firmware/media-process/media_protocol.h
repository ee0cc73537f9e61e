// SPDX-License-Identifier: MIT
// The messages between a program and its media process, on a stream socket: each
// request has one reply. Both are little-endian.
#ifndef MEDIA_PROTOCOL_H
#define MEDIA_PROTOCOL_H

#include <stdint.h>

// As many as CanMV's library has in a file.
#define MEDIA_TRACKS (3)

typedef enum {
    MEDIA_OPEN_MUXER,
    MEDIA_ADD_TRACK,
    MEDIA_WRITE,
    // Completes a muxer's file and closes the muxer.
    MEDIA_FINISH,
    // A file to read follows the request.
    MEDIA_OPEN_DEMUXER,
    MEDIA_READ,
    // Closes a muxer, whose file stays incomplete, or a demuxer.
    MEDIA_CLOSE,
    // Single pictures: packed RGB pixels, of the size in the request's `info`, and a PNG file.
    MEDIA_ENCODE_PNG,
    MEDIA_DECODE_PNG,
} media_operation_t;

// The numbers of CanMV's K_MP4_CODEC_ID_*.
typedef enum {
    MEDIA_H264,
    MEDIA_H265,
    MEDIA_ALAW,
    MEDIA_ULAW,
    MEDIA_OTHER_CODEC,
} media_codec_t;

typedef struct {
    uint32_t is_video;
    uint32_t codec;
    uint32_t width;
    uint32_t height;
    uint32_t channels;
    uint32_t sample_rate;
} media_track_t;

typedef struct {
    uint32_t operation;
    // Bytes that follow: MEDIA_WRITE's frame, or a picture.
    uint32_t size;
    // From the reply to the opening, for the other operations.
    uint64_t instance;
    // MEDIA_OPEN_MUXER: when the file is created, in s since 1970. MEDIA_WRITE: the frame's time stamp, in ms.
    uint64_t time;
    // MEDIA_OPEN_MUXER's.
    uint32_t is_fragmented;
    // MEDIA_WRITE: a number in the order of MEDIA_ADD_TRACK, from 0.
    uint32_t track;
    // MEDIA_ADD_TRACK's. MEDIA_WRITE uses the codec only.
    media_track_t info;
} media_request_t;

typedef enum {
    MEDIA_DONE,
    // A video track cannot begin: no header and I picture until now.
    MEDIA_NO_KEY_FRAME,
    // It had them before it could begin: this frame has no header.
    MEDIA_NO_HEADER,
    // MEDIA_READ, after the last frame.
    MEDIA_END,
    // The output is a text.
    MEDIA_FAILED,
} media_result_t;

typedef struct {
    uint32_t result;
    // Bytes of output that follow. Of a muxer: media_write_t, each followed by its bytes. MEDIA_OPEN_DEMUXER: a
    // media_track_t for each track. MEDIA_READ: the frame, whose video is in Annex B form.
    uint32_t size;
    // The opening's result.
    uint64_t instance;
    // In ms: the duration of a demuxer's file, and the time stamp of its frame.
    uint64_t time;
    // MEDIA_READ's. MEDIA_DECODE_PNG: the width; the height is in `is_moved`.
    uint32_t codec;
    // MEDIA_WRITE: a sample's time stamp was not later than that of the one before, and was moved behind it.
    uint32_t is_moved;
} media_reply_t;

// What the program has to write to a muxer's file.
typedef struct {
    uint64_t offset;
    uint64_t size;
} media_write_t;

// Compilers for both sides agree.
_Static_assert(sizeof(media_request_t) == 56, "layout of media_request_t");
_Static_assert(sizeof(media_reply_t) == 32, "layout of media_reply_t");

#endif // MEDIA_PROTOCOL_H
