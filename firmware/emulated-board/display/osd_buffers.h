// SPDX-License-Identifier: MIT
// The memory of generation B's OSD layers: a pool, with a block for each layer that
// shows a picture. The soft reset releases it.
#ifndef OSD_BUFFERS_H
#define OSD_BUFFERS_H

#include <stdbool.h>

#include "mpp.h"

// Whether the pool is there. No blocks: no pool.
bool osd_buffers_create(k_u64 block_size, k_u32 blocks);
// Copies a picture for a layer, in place of its last one; returns its physical address, or 0.
k_u64 osd_buffers_copy(k_u32 layer, const void *data, k_u32 size);
void osd_buffers_free(k_u32 layer);
void osd_buffers_destroy(void);

#endif // OSD_BUFFERS_H
