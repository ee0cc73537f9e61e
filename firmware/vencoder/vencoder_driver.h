// SPDX-License-Identifier: MIT
// Creates and destroys the driver's channel of an entry of the table.
#ifndef VENCODER_DRIVER_H
#define VENCODER_DRIVER_H

#include "vencoder_channel.h"

// The size of an output buffer in bytes, computed as by CanMV's firmware. The largest pack of a frame must fit.
k_u64 vencoder_output_size(int32_t width, int32_t height);
// Requests a channel that is bare in the table, or fills in `result`.
vencoder_channel_t *vencoder_request_from_driver(binding_result_t *result);
// Releases a requested channel; succeeds if it is not requested.
bool vencoder_release_request(vencoder_channel_t *channel, binding_result_t *result);
// Asks the driver whether the channel exists.
bool vencoder_is_in_driver(const vencoder_channel_t *channel);
// Whether raw calls created the channel, and not this module.
bool vencoder_may_adopt(const vencoder_channel_t *channel);
bool vencoder_create_in_driver(vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr, binding_result_t *result);
// Succeeds if the channel is not in the driver.
bool vencoder_destroy_in_driver(vencoder_channel_t *channel, binding_result_t *result);

#endif // VENCODER_DRIVER_H
