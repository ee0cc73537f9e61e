// SPDX-License-Identifier: MIT
// Mappings: one per output buffer, made at its first pack and kept until Destroy.
#ifndef VENCODER_MAPPING_H
#define VENCODER_MAPPING_H

#include "vencoder_channel.h"

// Address of a pack's bytes, mapped at first use; NULL when it cannot be mapped.
uint8_t *vencoder_map(vencoder_channel_t *channel, const k_venc_pack *pack);
binding_result_t vencoder_unmap_all(vencoder_channel_t *channel);

#endif // VENCODER_MAPPING_H
