// SPDX-License-Identifier: MIT
// Maps output buffers into the address space: once per buffer, at its first
// pack, until Destroy.
#ifndef VENCODER_MAPPING_H
#define VENCODER_MAPPING_H

#include "vencoder_channel.h"

// The address of a pack's bytes; NULL if the driver cannot map it.
uint8_t *vencoder_map(vencoder_channel_t *channel, const k_venc_pack *pack);
bool vencoder_unmap_all(vencoder_channel_t *channel, binding_result_t *result);

#endif // VENCODER_MAPPING_H
