// SPDX-License-Identifier: MIT
// Output buffers of a channel: common pools that CanMV's MediaManager creates
// (generation A), or a private pool (generation B).
#ifndef VENCODER_OUTPUT_H
#define VENCODER_OUTPUT_H

#include "vencoder_channel.h"

// Replaces the channel's output buffers.
bool vencoder_output_reserve(vencoder_channel_t *channel, k_u32 buf_num, k_u64 buf_size, binding_result_t *result);
bool vencoder_output_attach(vencoder_channel_t *channel, binding_result_t *result);
// Succeeds if no pool is attached.
bool vencoder_output_detach(vencoder_channel_t *channel, binding_result_t *result);
bool vencoder_output_free(vencoder_channel_t *channel, binding_result_t *result);
// The id of the private pool, or -1.
int32_t vencoder_output_pool(const vencoder_channel_t *channel);

#endif // VENCODER_OUTPUT_H
