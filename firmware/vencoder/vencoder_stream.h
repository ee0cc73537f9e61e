// SPDX-License-Identifier: MIT
// Packs of a channel: gets them from the driver, tracks them until they are
// released, and delivers them to StreamData objects.
#ifndef VENCODER_STREAM_H
#define VENCODER_STREAM_H

#include "vencoder_channel.h"

// Releases the packs of the channel that `holder` holds; NULL: all packs.
bool vencoder_packs_release(vencoder_channel_t *channel, const vencoder_stream_data_t *holder, binding_result_t *result);
// Releases the packs that `holder` holds in any channel; one that the driver refuses stays tracked without a holder.
void vencoder_packs_release_held_by(vencoder_stream_data_t *holder);
// Before stop_chn: releases all packs and empties their holders.
void vencoder_packs_release_all(vencoder_channel_t *channel);
// After stop_chn: releases encoded packs that were never read.
void vencoder_packs_drain(vencoder_channel_t *channel);

// Gets packs from the driver unless unread ones are tracked: those available before the first slice of the wait, or
// waits for one.
bool vencoder_packs_get(vencoder_channel_t *channel, bool is_first_slice, int32_t timeout, const binding_gil_t *gil, binding_result_t *result);
// Fills `lists` with the unread packs, which `holder` holds from then on.
bool vencoder_packs_deliver(vencoder_channel_t *channel, vencoder_stream_data_t *holder, vencoder_stream_data_lists_t *lists, binding_result_t *result);

#endif // VENCODER_STREAM_H
