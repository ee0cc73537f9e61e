// SPDX-License-Identifier: MIT
// Reads the frames of an MP4 file by libavformat.
#ifndef DEMUXER_H
#define DEMUXER_H

#include "bytes.h"
#include "media_protocol.h"

typedef struct demuxer demuxer_t;

// Takes `file`, which is open for reading. NULL when it is no MP4 file or there is no memory.
demuxer_t *demuxer_open(int file);
// In ms.
uint64_t demuxer_duration(const demuxer_t *demuxer);
// Appends a media_track_t for each track.
bool demuxer_tracks(const demuxer_t *demuxer, bytes_t *output);
// The next frame in the order of the file: its bytes are appended.
media_result_t demuxer_read(demuxer_t *demuxer, media_reply_t *reply, bytes_t *output);
// NULL has no effect.
void demuxer_close(demuxer_t *demuxer);

#endif // DEMUXER_H
