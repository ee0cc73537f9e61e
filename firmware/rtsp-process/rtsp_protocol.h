// SPDX-License-Identifier: MIT
// The messages between a board's program and its RTSP process (board.py), on a stream
// socket. They are little-endian. Only RTSP_LISTEN has a reply: nothing that clients do
// must change what a script gets.
#ifndef RTSP_PROTOCOL_H
#define RTSP_PROTOCOL_H

#include <stdint.h>

typedef enum {
    // Binds the port in `value` (0: any) at the address in the bytes.
    RTSP_LISTEN,
    // The bytes are its name; `value` is the type of its video, RTSP_HAS_AUDIO and RTSP_IS_REALTIME.
    RTSP_ADD_SESSION,
    RTSP_REMOVE_SESSION,
    // Accepts clients, also those that connected before.
    RTSP_START,
    // Removes all sessions and disconnects the clients.
    RTSP_STOP,
    // The bytes are data of a session, at the time in µs.
    RTSP_VIDEO,
    RTSP_AUDIO,
} rtsp_operation_t;

// CanMV's numbers.
typedef enum {
    RTSP_H264,
    RTSP_H265,
    RTSP_MJPEG,
    RTSP_VIDEO_TYPES,
} rtsp_video_t;

#define RTSP_HAS_AUDIO (0x100)
// The times of its data are the wall clock's.
#define RTSP_IS_REALTIME (0x200)

typedef struct {
    uint32_t operation;
    // A number that the program chooses.
    uint32_t session;
    uint64_t time_us;
    uint32_t value;
    // Bytes that follow.
    uint32_t size;
} rtsp_request_t;

typedef struct {
    // The port, or -1: a text follows.
    int32_t result;
    uint32_t size;
} rtsp_reply_t;

// Memory that the process writes and the program reads.
typedef struct {
    uint32_t clients;
} rtsp_memory_t;

_Static_assert(sizeof(rtsp_request_t) == 24, "layout of rtsp_request_t");
_Static_assert(sizeof(rtsp_reply_t) == 8, "layout of rtsp_reply_t");

#endif // RTSP_PROTOCOL_H
