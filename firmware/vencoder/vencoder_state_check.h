// SPDX-License-Identifier: MIT
// Checks whether the state of a channel allows a call.
#ifndef VENCODER_STATE_CHECK_H
#define VENCODER_STATE_CHECK_H

#include "vencoder_channel.h"

// Fills in the error with which a state rejects a call.
void vencoder_reject_in_state(vencoder_state_t state, vencoder_call_t call, binding_result_t *result);

// Begins a call: reclaims an orphaned channel, then checks its state. Unless the result is BINDING_ALLOW, the call must
// return: with success after BINDING_NOOP, otherwise with `result`, also that of a selection that found no channel.
binding_action_t vencoder_begin_call(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result);

// Begins a slice of a call that waits. A wait ends when another thread stops or destroys the channel, also if the
// channel is running again by now. The result is that of vencoder_begin_call().
binding_action_t vencoder_begin_slice(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_progress_t *progress, binding_result_t *result);

#endif // VENCODER_STATE_CHECK_H
