// SPDX-License-Identifier: MIT
// Checks whether the state of a channel allows a call.
#include "vencoder_state_check.h"

#include "vencoder_teardown.h"

void vencoder_reject_in_state(vencoder_state_t state, vencoder_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = vencoder_transition(call, state);
    *result = (binding_result_t){
        .code = transition->code,
        .state = vencoder_state_texts[state],
        .required_call = transition->required_call,
    };
}

// Fills in a code that the call returns. No message shows its function, but it must have one.
static void report(k_s32 code, binding_result_t *result) {
    vencoder_check(code, "", result);
}

// Fills in the error with which the channel's state reports or rejects a call.
static void set_state_error(const vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = vencoder_transition(call, channel->state);
    if (transition->action == BINDING_REPORT) {
        report(transition->code, result);
        return;
    }
    vencoder_reject_in_state(channel->state, call, result);
    // The channel may belong to an object of an earlier script that is not collected yet.
    result->retry_after_gc = channel->owner != NULL && channel->owner != self;
}

static bool is_release(vencoder_call_t call) {
    return call == VENCODER_CALL_RELEASE_STREAM || call == VENCODER_CALL_STOP || call == VENCODER_CALL_DESTROY;
}

static binding_action_t action_of(const vencoder_channel_t *channel, vencoder_call_t call) {
    return (binding_action_t)vencoder_transition(call, channel->state)->action;
}

binding_action_t vencoder_begin_call(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    if (channel == NULL) {
        return BINDING_REJECT;
    }
    bool is_reclaimed = vencoder_reclaim_orphan(channel, result);
    binding_action_t action = action_of(channel, call);
    if (action == BINDING_REPORT || action == BINDING_REJECT) {
        set_state_error(channel, self, call, result);
    } else if (action == BINDING_ALLOW && !is_reclaimed && vencoder_is_created(channel) && !is_release(call)) {
        // The next call retries to reclaim the channel, so this object must not use it.
        return BINDING_REPORT;
    }
    return action;
}

binding_action_t vencoder_begin_slice(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_progress_t *progress, binding_result_t *result) {
    if (progress->has_begun && (channel == NULL || progress->epoch != channel->epoch)) {
        report(K_ERR_VENC_NOT_PERM, result);
        return BINDING_REPORT;
    }
    // What each frame needs takes no call.
    bool is_usual = channel != NULL && channel->owner != NULL && action_of(channel, call) == BINDING_ALLOW;
    binding_action_t action = is_usual ? BINDING_ALLOW : vencoder_begin_call(channel, self, call, result);
    if (action == BINDING_ALLOW) {
        *progress = (binding_progress_t){ .has_begun = true, .epoch = channel->epoch };
    }
    return action;
}
