// SPDX-License-Identifier: MIT
// CanMV's scripts write a header pack of each GOP on its own. A sample without a
// picture is an error for decoders, so it is joined with the picture that follows.
#include "video_track.h"

#include "annex_b.h"

// CanMV's rule: header and I picture must have been written, in this call or before; a frame with the header then begins
// the track.
static media_result_t try_to_begin(video_track_t *track, bool is_h265, unsigned int kinds) {
    unsigned int header = annex_b_header(is_h265);
    unsigned int needed = header | ANNEX_B_FIRST;
    track->seen |= kinds;
    if ((track->seen & needed) != needed) {
        return MEDIA_NO_KEY_FRAME;
    }
    if ((kinds & header) != header) {
        return MEDIA_NO_HEADER;
    }
    track->has_begun = true;
    return MEDIA_DONE;
}

media_result_t video_track_add(video_track_t *track, bool is_h265, const uint8_t *data, size_t size) {
    annex_b_t found = annex_b_scan(is_h265, data, size);
    media_result_t result = track->has_begun ? MEDIA_DONE : try_to_begin(track, is_h265, found.kinds);
    if (result != MEDIA_DONE) {
        return result;
    }
    track->header_size = track->unit.size + found.picture;
    if (!bytes_append(&track->unit, data, size)) {
        return MEDIA_FAILED;
    }
    track->has_picture = (found.kinds & ANNEX_B_PICTURE) != 0;
    track->is_key = (found.kinds & ANNEX_B_KEY) != 0;
    return MEDIA_DONE;
}

void video_track_next(video_track_t *track) {
    track->unit.size = 0;
    track->header_size = 0;
    track->has_picture = false;
}

void video_track_free(video_track_t *track) {
    bytes_free(&track->unit);
}
