// SPDX-License-Identifier: MIT
// The engine's table of channels, and the results that calls return.
#include "vencoder_channel.h"

vencoder_channel_t vencoder_channels[VENC_MAX_CHN_NUMS];
k_u32 vencoder_own_count;

int32_t vencoder_channel_number(const vencoder_channel_t *channel) {
    return (int32_t)(channel - vencoder_channels);
}

void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        visit(&vencoder_channels[chn], context);
    }
}

bool vencoder_fail(k_s32 code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

bool vencoder_enter_next_state(vencoder_channel_t *channel, vencoder_call_t call) {
    channel->state = (vencoder_state_t)vencoder_transition(call, channel->state)->next_state;
    return true;
}

void vencoder_end_epoch(vencoder_channel_t *channel) {
    // Unique: a wait may continue on another channel of its object's own.
    static k_u32 epochs;
    channel->epoch = ++epochs;
    channel->getting = 0;
    channel->stray_count = 0;
}

void vencoder_set_own_of(vencoder_channel_t *channel, const void *object) {
    vencoder_own_count += (object != NULL) - (channel->own_of != NULL);
    channel->own_of = object;
}

void vencoder_reset(vencoder_channel_t *channel) {
    vencoder_set_own_of(channel, NULL);
    *channel = (vencoder_channel_t){ .epoch = channel->epoch };
}

void vencoder_add_shortage(binding_result_t *result, k_u64 needed) {
    k_u64 total = mpp_mmz_size();
    result->shortage = (binding_shortage_t){
        .needed = needed,
        .total = total == MPP_MMZ_SIZE_UNKNOWN ? 0 : total,
        .memory = "media memory (MMZ)",
        .advice = "use fewer or smaller buffers",
    };
}
