// SPDX-License-Identifier: MIT
// Makes the samples of a video track from what a script writes: with which frame the
// track begins, and which pieces belong together.
#ifndef VIDEO_TRACK_H
#define VIDEO_TRACK_H

#include "bytes.h"
#include "media_protocol.h"

typedef struct {
    // Of annex_b_kind_t: what was written until the track began.
    unsigned int seen;
    bool has_begun;
    // The next sample, in Annex B form.
    bytes_t unit;
    // Its bytes before the picture: the parameter sets.
    size_t header_size;
    bool has_picture;
    bool is_key;
} video_track_t;

// Adds a script's frame to the next sample, which is complete when it has a picture.
media_result_t video_track_add(video_track_t *track, bool is_h265, const uint8_t *data, size_t size);
// Begins another sample.
void video_track_next(video_track_t *track);
void video_track_free(video_track_t *track);

#endif // VIDEO_TRACK_H
