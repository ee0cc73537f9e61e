// SPDX-License-Identifier: MIT
// Writes an MP4 file by libavformat. Its bytes are collected as writes of the program.
#ifndef MUXER_H
#define MUXER_H

#include "bytes.h"
#include "media_protocol.h"

typedef struct muxer muxer_t;

// NULL when there is no memory.
muxer_t *muxer_open(uint64_t creation_time, bool is_fragmented);
media_result_t muxer_add_track(muxer_t *muxer, const media_track_t *info);
// `time` in ms. Bytes without a picture stay here until the track's next picture.
media_result_t muxer_write(muxer_t *muxer, const media_request_t *request, const uint8_t *data);
media_result_t muxer_finish(muxer_t *muxer);
void muxer_close(muxer_t *muxer);

// Whether the last write had a time stamp that is not later than that of the sample before.
bool muxer_has_moved(const muxer_t *muxer);
// The output of the last call; after MEDIA_FAILED a text.
const bytes_t *muxer_output(const muxer_t *muxer);

#endif // MUXER_H
