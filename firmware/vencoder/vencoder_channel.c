// SPDX-License-Identifier: MIT
// The table of channels, and the results of the engine's calls.
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

binding_result_t vencoder_well(void) {
    return (binding_result_t){ .code = 0 };
}

binding_result_t vencoder_done(vencoder_channel_t *channel, vencoder_call_t call) {
    channel->state = (vencoder_state_t)vencoder_transitions[call][channel->state].next_state;
    return vencoder_well();
}

binding_result_t vencoder_failed(k_s32 code, const char *function) {
    return (binding_result_t){ .code = code, .function = function };
}

binding_result_t vencoder_short_of_memory(binding_result_t result, k_u64 wanted) {
    k_u64 total = mpp_mmz_size();
    result.shortage = (binding_shortage_t){
        .wanted = wanted,
        .total = total == MPP_MMZ_SIZE_UNKNOWN ? 0 : total,
        .memory = "the board's media memory (MMZ)",
        .advice = "take fewer or smaller buffers",
    };
    return result;
}

bool vencoder_tables_make(vencoder_channel_t *channel) {
    // A driver lends no more packs than it has buffers; the rest is room for one more call in any case.
    channel->taken_room = channel->buf_num + VENC_PACK_CNT_MAX;
    channel->mapping_room = channel->taken_room;
    channel->taken = calloc(channel->taken_room, sizeof(vencoder_taken_t));
    channel->mappings = calloc(channel->mapping_room, sizeof(vencoder_mapping_t));
    if (channel->taken == NULL || channel->mappings == NULL) {
        vencoder_tables_free(channel);
        return false;
    }
    return true;
}

void vencoder_tables_free(vencoder_channel_t *channel) {
    free(channel->taken);
    free(channel->mappings);
    channel->taken = NULL;
    channel->mappings = NULL;
    channel->taken_count = 0;
    channel->mapping_count = 0;
}
