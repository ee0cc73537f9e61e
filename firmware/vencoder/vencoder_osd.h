// SPDX-License-Identifier: MIT
// The 2D unit of a channel, which draws OSD images into its frames.
#ifndef VENCODER_OSD_H
#define VENCODER_OSD_H

#include "vencoder_channel.h"

// Sets a region; attaches the unit first if the channel has none.
bool vencoder_osd_set(vencoder_channel_t *channel, k_u8 index, const k_venc_2d_osd_attr *region, binding_result_t *result);
// Detaches the unit, as the driver requires before it destroys the channel. Succeeds if the channel has none.
bool vencoder_osd_detach(vencoder_channel_t *channel, binding_result_t *result);

#endif // VENCODER_OSD_H
