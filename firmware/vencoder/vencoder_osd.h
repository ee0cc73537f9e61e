// SPDX-License-Identifier: MIT
// The 2D unit of a channel, which draws OSD images into frames.
#ifndef VENCODER_OSD_H
#define VENCODER_OSD_H

#include "vencoder_channel.h"

// Detaches the unit, as the driver requires before it destroys the channel. Succeeds if SetOSD has not attached it.
bool vencoder_osd_detach(vencoder_channel_t *channel, binding_result_t *result);

#endif // VENCODER_OSD_H
