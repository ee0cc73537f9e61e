// SPDX-License-Identifier: MIT
// A board for the tests: video buffers, an encoder channel, a camera, a recorder.
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "mpp.h"
#include "virtual_mpp.h"

#define FIXTURE_PACKS (12)

// Packs by type; `first_type` is the first pack's.
typedef struct {
    unsigned int headers;
    unsigned int i_frames;
    unsigned int p_frames;
    k_venc_pack_type first_type;
    k_u64 last_pts;
} tally_t;

// Initialises the VB with `blocks` output buffers of `block_size` bytes for each of `channels` encoder channels.
void fixture_setup(k_u32 channels, k_u32 blocks, k_u32 block_size);
// Stops the camera, unbinds, and asserts that no block is outstanding.
void fixture_teardown(void);

// CBR with 4000 kbit/s, 30 frames/s, a GOP of 30; quality 45 for JPEG.
k_venc_chn_attr fixture_attr(k_payload_type type, k_venc_profile profile, k_u32 width, k_u32 height);
// Attaches a pool of output buffers; does nothing in generation A.
void fixture_attach(k_u32 chn);
void fixture_create(k_u32 chn, k_venc_chn_attr attr);
// Creates with repeated headers (not for JPEG) and starts.
void fixture_open(k_u32 chn, k_venc_chn_attr attr);
// Stops and destroys.
void fixture_close(k_u32 chn);

// Binds channel 0 of camera device 0 to the encoder channel; does not start it.
void fixture_bind_camera(k_u32 venc_chn, k_u32 width, k_u32 height);

// Stops the camera and removes its binds.
void fixture_release_camera(void);

// Fetches up to 12 packs; returns the MPP's code.
k_s32 fixture_get(k_u32 chn, k_venc_stream *stream, k_s32 milli_sec);
// Adds the packs to the tally and, unless NULL, the file.
void fixture_count(const k_venc_stream *stream, tally_t *tally, FILE *file);
// Records `frames` frames to `path`.
tally_t fixture_record(k_u32 chn, unsigned int frames, const char *path);
// Dumps a camera frame, sends it and releases it; returns the code of the send.
k_s32 fixture_send_camera_frame(k_u32 chn, k_s32 milli_sec);

#endif // FIXTURE_H
