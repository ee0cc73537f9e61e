// SPDX-License-Identifier: MIT
// Selects the channel of a call: by its number, or the object's own.
#ifndef VENCODER_OWN_H
#define VENCODER_OWN_H

#include "vencoder_channel.h"

// The object's own channel, in any state; NULL: it has none.
vencoder_channel_t *vencoder_own_channel(const void *self);
// vencoder_select() for a call without a number, or while some object has a channel of its own.
vencoder_channel_t *vencoder_select_own(const void *self, int32_t chn, vencoder_call_t call, binding_result_t *result);
// The channel with number `chn`; -1: the object's own, which SetOutBufs requests. NULL: `result` says why not.
static inline vencoder_channel_t *vencoder_select(const void *self, int32_t chn, vencoder_call_t call, binding_result_t *result) {
    if (chn >= 0 && vencoder_own_count == 0) {
        return vencoder_channel(chn);
    }
    return vencoder_select_own(self, chn, call, result);
}
// Selects the channel and begins the call, as vencoder_begin_call().
binding_action_t vencoder_begin(const void *self, int32_t chn, vencoder_call_t call, vencoder_channel_t **channel, binding_result_t *result);

// Releases an own channel that has no output buffers.
void vencoder_own_give_up(vencoder_channel_t *channel);

#endif // VENCODER_OWN_H
