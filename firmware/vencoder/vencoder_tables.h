// SPDX-License-Identifier: MIT
// A channel's tables of packs and mappings, and the links between packs and
// their holders: no call visits the packs of another holder. What each frame
// needs is inline.
#ifndef VENCODER_TABLES_H
#define VENCODER_TABLES_H

#include "vencoder_channel.h"

// Allocates the tables of packs and mappings for `buf_num` buffers; false if out of memory.
bool vencoder_tables_alloc(vencoder_channel_t *channel);
// Frees them; no StreamData holds a pack of the channel from then on.
void vencoder_tables_free(vencoder_channel_t *channel);

// Tracks a pack, as the last unread one. Has no effect if the table is full.
static inline void vencoder_track(vencoder_channel_t *channel, const k_venc_pack *pack) {
    vencoder_pack_t *tracked = channel->unused;
    if (tracked == NULL) {
        return;
    }
    channel->unused = tracked->next;
    tracked->pack = *pack;
    tracked->previous = channel->last;
    tracked->next = NULL;
    *(channel->last != NULL ? &channel->last->next : &channel->first) = tracked;
    channel->last = tracked;
    channel->pack_count++;
    if (channel->first_unread == NULL) {
        channel->first_unread = tracked;
    }
}

// The first pack that a StreamData holds, or NULL.
static inline vencoder_pack_t *vencoder_first_held(const vencoder_stream_data_t *holder) {
    return holder->engine;
}

// The last pack that a StreamData holds, or NULL.
static inline vencoder_pack_t *vencoder_last_held(const vencoder_stream_data_t *holder) {
    vencoder_pack_t *last = vencoder_first_held(holder);
    while (last != NULL && last->next_held != NULL) {
        last = last->next_held;
    }
    return last;
}

// Makes `holder` hold the first unread pack of its channel, after `last`, the last one that it holds.
static inline void vencoder_hold(vencoder_pack_t *tracked, vencoder_stream_data_t *holder, vencoder_pack_t *last) {
    tracked->channel->first_unread = tracked->next;
    tracked->holder = holder;
    tracked->next_held = NULL;
    if (last == NULL) {
        holder->engine = tracked;
    } else {
        last->next_held = tracked;
    }
}

// Unlinks a pack that is not the first one of its holder.
void vencoder_unlink_held(const vencoder_pack_t *tracked);

// Makes nobody hold the pack. The views of the holder end: its data may be released next.
static inline void vencoder_unhold(vencoder_pack_t *tracked) {
    if (tracked->holder == NULL) {
        return;
    }
    tracked->holder->views++;
    if (vencoder_first_held(tracked->holder) == tracked) {
        tracked->holder->engine = tracked->next_held;
    } else {
        vencoder_unlink_held(tracked);
    }
    tracked->holder = NULL;
}

// Stops tracking a pack.
static inline void vencoder_untrack(vencoder_pack_t *tracked) {
    vencoder_channel_t *channel = tracked->channel;
    vencoder_unhold(tracked);
    if (channel->first_unread == tracked) {
        channel->first_unread = tracked->next;
    }
    *(tracked->previous != NULL ? &tracked->previous->next : &channel->first) = tracked->next;
    *(tracked->next != NULL ? &tracked->next->previous : &channel->last) = tracked->previous;
    tracked->next = channel->unused;
    channel->unused = tracked;
    channel->pack_count--;
}

void vencoder_untrack_all(vencoder_channel_t *channel);

#endif // VENCODER_TABLES_H
