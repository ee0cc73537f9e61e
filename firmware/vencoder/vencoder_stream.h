// SPDX-License-Identifier: MIT
// Packs: the account of those that are lent.
#ifndef VENCODER_STREAM_H
#define VENCODER_STREAM_H

#include "vencoder_channel.h"

// Gives back the packs that `holder` holds, or all of them with NULL.
binding_result_t vencoder_give_back(vencoder_channel_t *channel, const vencoder_stream_data_t *holder);
void vencoder_give_back_held(vencoder_channel_t *channel, void *holder);
// Before stop_chn: gives all packs back and empties their holders.
void vencoder_give_back_all(vencoder_channel_t *channel);
// After stop_chn: gives back what was encoded and never read.
void vencoder_drain(vencoder_channel_t *channel);

// Takes the packs that are there, or waits for some; at most `stream->pack_cnt`.
binding_result_t vencoder_get_packs(vencoder_channel_t *channel, k_venc_stream *stream, int32_t timeout, const binding_gil_t *gil);
// Puts the driver's packs on the account.
void vencoder_take(vencoder_channel_t *channel, const k_venc_stream *stream);
bool vencoder_has_unread(const vencoder_channel_t *channel);
binding_result_t vencoder_hand_out_unread(vencoder_channel_t *channel, vencoder_stream_data_t *out);

#endif // VENCODER_STREAM_H
