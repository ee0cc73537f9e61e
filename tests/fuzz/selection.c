// SPDX-License-Identifier: MIT
// The channel that a call must use: by its number, or the object's own.
#include "selection.h"

#include "board.h"

int32_t own_channel_of(const void *self) {
    int32_t own = -1;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        own = vencoder_channel(chn)->own_of == self ? chn : own;
    }
    return own;
}

bool has_channels_by_number(const void *self) {
    unsigned int count = 0;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        bool is_buffers_owner = channel->buffers_owner == self && channel->has_new_buffers;
        count += channel->own_of == NULL && (channel->owner == self || is_buffers_owner);
    }
    return count > 0;
}

static selection_t rejection(binding_exception_t exception) {
    return (selection_t){ .kind = REJECTS, .chn = -1, .exception = exception };
}

static selection_t by_number(const void *self, int32_t own, int32_t chn) {
    const vencoder_channel_t *channel = vencoder_channel(chn);
    if (own >= 0 && vencoder_channel(own)->state != VENCODER_STATE_BARE) {
        return rejection(BINDING_RAISE_TYPE_ERROR);
    }
    bool is_others = channel->own_of != NULL && channel->own_of != self && channel->state != VENCODER_STATE_BARE;
    return is_others ? rejection(BINDING_RAISE_DECLARED) : (selection_t){ .kind = SELECTS, .chn = chn };
}

selection_t selection_of(const void *self, int32_t chn, vencoder_call_t call) {
    int32_t own = own_channel_of(self);
    if (chn >= 0) {
        return by_number(self, own, chn);
    }
    if (own < 0 && has_channels_by_number(self)) {
        return rejection(BINDING_RAISE_TYPE_ERROR);
    }
    if (own < 0 && call == VENCODER_CALL_SET_OUT_BUFS) {
        return (selection_t){ .kind = REQUESTS, .chn = -1 };
    }
    if (own < 0 && call == VENCODER_CALL_CREATE) {
        return rejection(BINDING_RAISE_DECLARED);
    }
    bool is_allowed = own >= 0 &&
        (vencoder_channel(own)->state >= VENCODER_STATE_CREATED || call == VENCODER_CALL_SET_OUT_BUFS ||
            call == VENCODER_CALL_CREATE || (call == VENCODER_CALL_START && board.is_raw[own]));
    return is_allowed ? (selection_t){ .kind = SELECTS, .chn = own, .is_own = true } : rejection(BINDING_RAISE_VALUE_ERROR);
}
