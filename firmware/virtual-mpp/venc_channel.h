// SPDX-License-Identifier: MIT
// The table of encoder channels and their states. The caller holds the lock;
// programs use the kd_mpi_venc_* functions.
#ifndef VMPP_VENC_CHANNEL_H
#define VMPP_VENC_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>

#include "encoder.h"
#include "image_turn.h"
#include "leak_check.h"
#include "mpp.h"
#include "output.h"
#include "sent_frames.h"
#include "starvation.h"

typedef enum {
    VENC_ABSENT,
    VENC_CREATED,
    VENC_STARTED,
    VENC_STOPPED,
} venc_state_t;

typedef struct {
    venc_state_t state;
    const codec_t *codec;
    codec_settings_t settings;
    bool idr_enabled;
    image_turn_t turn;
    // What the codec libraries do not take.
    k_venc_h265_sao sao;
    k_u8 cabac_init_idc;
    k_u8 cabac_init_flag;
    output_t output;
    // Open while the channel is started.
    encoder_t encoder;
    // Frames that came in since the start.
    uint64_t frames;
    // The pts of the last frame that was sent, and of the last pack that was released.
    k_u64 sent_pts;
    k_u64 released_pts;
    // The last call was a query that found no pack.
    bool last_query_empty;
    bool size_mismatch_reported;
    starvation_t starvation;
    bool was_sent;
    sent_frames_t sent_frames;
    acquirer_t acquired_by;
#if MPP_GENERATION_B
    bool attached;
    acquirer_t attached_by;
    bool requested;
    acquirer_t requested_by;
    k_u32 pool_id;
    // That it may use; 0: all.
    k_u32 pool_blocks;
#endif
} venc_channel_t;

// The channel `chn`, which must be below VENC_MAX_CHN_NUMS.
venc_channel_t *venc_channel(k_u32 chn);
k_u32 venc_channel_number(const venc_channel_t *channel);
// Takes the lock for the channel `chn`; INVALID_CHNID, without the lock, when there is no such channel.
k_s32 venc_enter(k_u32 chn, venc_channel_t **channel);
// Releases the lock; returns `result`.
k_s32 venc_leave(k_s32 result);
// Takes the lock and runs `call` on a channel; INVALID_CHNID when there is no such channel.
k_s32 venc_on_channel(k_u32 chn, k_s32 (*call)(venc_channel_t *channel));

// Describes the memory at `phys`, if it holds a pack that the program has.
bool venc_describe(uint64_t phys, char *text, size_t size);
// The program destroys a pool.
void venc_pool_destroyed(k_u32 pool_id);
// Reports channels, and their outstanding packs.
void venc_leak_check(leak_check_t *leaks);

#endif // VMPP_VENC_CHANNEL_H
