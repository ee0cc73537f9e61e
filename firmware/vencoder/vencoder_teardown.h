// SPDX-License-Identifier: MIT
// Releases what a channel has, in the order that the driver requires.
#ifndef VENCODER_TEARDOWN_H
#define VENCODER_TEARDOWN_H

#include "vencoder_channel.h"

static inline bool vencoder_is_created(const vencoder_channel_t *channel) {
    return channel->state >= VENCODER_STATE_CREATED;
}

// Stops a running channel and releases its packs.
bool vencoder_stop_in_driver(vencoder_channel_t *channel, binding_result_t *result);
// Undoes Create. Completed steps are recorded in the channel, so that the next attempt resumes at the step that failed.
bool vencoder_undo_create(vencoder_channel_t *channel, binding_result_t *result);
// Releases everything a channel has, in the order that the driver requires. Resumes a teardown that failed.
bool vencoder_teardown(vencoder_channel_t *channel, binding_result_t *result);
// Tears down a channel that no Encoder owns any more. If the driver refuses, the next call on the channel retries.
bool vencoder_reclaim_orphan(vencoder_channel_t *channel, binding_result_t *result);
// Releases what an Encoder has of a channel, which it keeps if the driver refuses.
bool vencoder_release_owned(vencoder_channel_t *channel, const void *owner, binding_result_t *result);
// Releases what an Encoder that is collected has of a channel.
void vencoder_disown(vencoder_channel_t *channel, void *owner);

#endif // VENCODER_TEARDOWN_H
