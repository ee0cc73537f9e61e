// SPDX-License-Identifier: MIT
// The engine's table of channels, and the results that calls return.
#include <stdlib.h>

#include "vencoder_channel.h"

static vencoder_channel_t channels[VENC_MAX_CHN_NUMS];

vencoder_channel_t *vencoder_channel(int32_t chn) {
    return &channels[chn];
}

int32_t vencoder_channel_number(const vencoder_channel_t *channel) {
    return (int32_t)(channel - channels);
}

void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        visit(&channels[chn], context);
    }
}

binding_result_t vencoder_ok(void) {
    return (binding_result_t){ .code = 0 };
}

binding_result_t vencoder_driver_result(k_s32 code, const char *function) {
    return (binding_result_t){ .code = code, .function = function };
}

binding_result_t vencoder_enter_next_state(vencoder_channel_t *channel, vencoder_call_t call) {
    channel->state = (vencoder_state_t)vencoder_transitions[call][channel->state].next_state;
    return vencoder_ok();
}

void vencoder_end_epoch(vencoder_channel_t *channel) {
    channel->epoch++;
    channel->getting = 0;
    channel->stray_count = 0;
}

binding_result_t vencoder_add_shortage(binding_result_t result, k_u64 needed) {
    k_u64 total = mpp_mmz_size();
    result.shortage = (binding_shortage_t){
        .needed = needed,
        .total = total == MPP_MMZ_SIZE_UNKNOWN ? 0 : total,
        .memory = "media memory (MMZ)",
        .advice = "use fewer or smaller buffers",
    };
    return result;
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
    return true;
}

void vencoder_tables_free(vencoder_channel_t *channel) {
    free(channel->packs);
    free(channel->mappings);
    channel->packs = NULL;
    channel->mappings = NULL;
    channel->pack_count = 0;
    channel->mapping_count = 0;
}
