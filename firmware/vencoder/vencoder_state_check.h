// SPDX-License-Identifier: MIT
// Checks whether the state of a channel allows a call.
#ifndef VENCODER_STATE_CHECK_H
#define VENCODER_STATE_CHECK_H

#include "vencoder_channel.h"

static inline binding_action_t vencoder_action_of(const vencoder_channel_t *channel, vencoder_call_t call) {
    return (binding_action_t)vencoder_transition(call, channel->state)->action;
}

// Fills in the error with which a state rejects a call.
void vencoder_reject_in_state(vencoder_state_t state, vencoder_call_t call, binding_result_t *result);
// vencoder_begin_call() for a channel without an owner, or a state that does not allow the call.
binding_action_t vencoder_reclaim_and_begin(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result);

// Begins a call: reclaims an orphaned channel, then checks its state. Unless the result is BINDING_ALLOW, the call must
// return: with success after BINDING_NOOP, otherwise with `result`, also that of a selection that found no channel.
static inline binding_action_t vencoder_begin_call(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    if (channel == NULL) {
        return BINDING_REJECT;
    }
    if (channel->owner != NULL && vencoder_action_of(channel, call) == BINDING_ALLOW) {
        return BINDING_ALLOW;
    }
    return vencoder_reclaim_and_begin(channel, self, call, result);
}

// Begins a slice of a call that waits. A wait ends when another thread stops or destroys the channel, also if the
// channel is running again by now. The result is that of vencoder_begin_call().
binding_action_t vencoder_begin_slice(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_progress_t *progress, binding_result_t *result);

#endif // VENCODER_STATE_CHECK_H
