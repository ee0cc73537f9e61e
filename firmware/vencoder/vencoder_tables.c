// SPDX-License-Identifier: MIT
// A channel's tables of packs and mappings, and the links between packs and their holders.
#include <stdlib.h>
#include <string.h>

#include "vencoder_tables.h"

static void link_unused(vencoder_channel_t *channel) {
    for (k_u32 i = 0; i < channel->pack_capacity; i++) {
        channel->packs[i].channel = channel;
        channel->packs[i].next = i + 1 < channel->pack_capacity ? &channel->packs[i + 1] : NULL;
    }
    channel->unused = channel->packs;
}

bool vencoder_tables_alloc(vencoder_channel_t *channel) {
    // The driver has at most one pack per buffer outstanding; the rest is spare capacity for one more call.
    channel->pack_capacity = channel->buf_num + VENC_PACK_CNT_MAX;
    channel->mapping_capacity = channel->pack_capacity;
    channel->packs = calloc(channel->pack_capacity, sizeof(vencoder_pack_t));
    channel->mappings = calloc(channel->mapping_capacity, sizeof(vencoder_mapping_t));
    if (channel->packs == NULL || channel->mappings == NULL) {
        vencoder_tables_free(channel);
        return false;
    }
    link_unused(channel);
    return true;
}

void vencoder_tables_free(vencoder_channel_t *channel) {
    vencoder_untrack_all(channel);
    free(channel->packs);
    free(channel->mappings);
    channel->packs = NULL;
    channel->mappings = NULL;
    channel->unused = NULL;
    channel->mapping_count = 0;
    memset(&channel->record, 0, sizeof(channel->record));
}

void vencoder_untrack_all(vencoder_channel_t *channel) {
    while (channel->first != NULL) {
        vencoder_untrack(channel->first);
    }
}

// Several threads use the holder, or the driver refused packs that it holds.
void vencoder_unlink_held(const vencoder_pack_t *tracked) {
    vencoder_pack_t *before = vencoder_first_held(tracked->holder);
    while (before->next_held != tracked) {
        before = before->next_held;
    }
    before->next_held = tracked->next_held;
}
