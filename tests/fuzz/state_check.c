// SPDX-License-Identifier: MIT
// Checks a call's result against the spec's state machine.
#include "state_check.h"

#include "board.h"
#include "report.h"

// Transitions seen so far. The fuzzer keeps a program that adds one, as it keeps a program that reaches new code.
// libFuzzer names the section.
enum {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    NOOP,
    REPORTED,
    REJECTED,
    RESULTS,
};
static uint8_t seen[VENCODER_CALL_COUNT][VENCODER_STATE_COUNT][VENCODER_STATE_COUNT][RESULTS] __attribute__((section("__libfuzzer_extra_counters"), used));

static before_t before_selected(before_t before) {
    const vencoder_channel_t *channel = vencoder_channel(before.chn);
    bool is_orphan = channel->owner == NULL && (channel->state >= VENCODER_STATE_CREATED || channel->is_in_driver);
    bool is_nobodys = channel->owner == NULL && channel->buffers_owner == NULL && channel->own_of == NULL;
    bool has_orphan_buffers = is_nobodys && (channel->state != VENCODER_STATE_BARE || channel->is_requested);
    before.state = channel->state;
    before.is_owned_by_other = channel->owner != NULL && channel->owner != before.self;
    before.is_plain = !is_orphan && !has_orphan_buffers && !board.is_raw[before.chn];
    return before;
}

before_t state_check_before(vencoder_call_t call, int32_t chn, const void *self) {
    selection_t selection = selection_of(self, chn, call);
    before_t before = { .call = call, .self = self, .selection = selection, .chn = selection.chn };
    return selection.kind == SELECTS ? before_selected(before) : before;
}

static void count_transition(const before_t *before, const binding_result_t *result) {
    static const uint8_t by_action[] = {
        [BINDING_ALLOW] = SUCCEEDED,
        [BINDING_NOOP] = NOOP,
        [BINDING_REPORT] = REPORTED,
        [BINDING_REJECT] = REJECTED,
    };
    uint8_t kind = by_action[vencoder_transition(before->call, before->state)->action];
    if (kind == SUCCEEDED && result->code != 0) {
        kind = result->timed_out ? TIMED_OUT : FAILED;
    }
    uint8_t *times = &seen[before->call][before->state][vencoder_channel(before->chn)->state][kind];
    *times += *times < 255;
}

static void check_rejected(const before_t *before, const binding_result_t *result, const binding_transition_t *transition) {
    if (result->code != transition->code || result->state == NULL || result->function != NULL) {
        fail("the state must reject the call with %d: got %d", transition->code, result->code);
    }
    if (transition->required_call != result->required_call) {
        fail("the error names a wrong required call or none");
    }
    if (result->retry_after_gc != before->is_owned_by_other) {
        fail("retry_after_gc is wrong");
    }
    if (vencoder_channel(before->chn)->state != before->state) {
        fail("a rejected call changed the channel's state");
    }
}

static void check_reported(const before_t *before, const binding_result_t *result, const binding_transition_t *transition) {
    // A call that names no function raises.
    if (result->code != transition->code || result->function == NULL || result->timed_out) {
        fail("the state must report %d: got %d", transition->code, result->code);
    }
    if (vencoder_channel(before->chn)->state != before->state) {
        fail("a reported call changed the channel's state");
    }
}

// Calls that never fail without a fault: releases, GetStream, and those that only read.
static bool must_succeed(vencoder_call_t call, k_s32 code) {
    switch (call) {
        case VENCODER_CALL_STOP:
        case VENCODER_CALL_DESTROY:
        case VENCODER_CALL_RELEASE_STREAM:
        case VENCODER_CALL_FRAMES:
        case VENCODER_CALL_SPS_PPS:
        case VENCODER_CALL_STATS:
            return true;
        case VENCODER_CALL_GET_STREAM:
            return code != K_ERR_VENC_NOTREADY;
        default:
            return false;
    }
}

static void check_failed(const before_t *before, const binding_result_t *result) {
    vencoder_state_t now = vencoder_channel(before->chn)->state;
    bool may_have_stopped = before->call == VENCODER_CALL_STOP || before->call == VENCODER_CALL_DESTROY;
    if (result->function == NULL && result->state == NULL) {
        fail("an error names neither function nor state: %d", result->code);
    }
    if (now != before->state && !(may_have_stopped && now == VENCODER_STATE_STOPPED)) {
        fail("a failed call changed the channel's state");
    }
    bool has_no_fault = !board.has_faults && !board.is_pool_gone;
    if (has_no_fault && must_succeed(before->call, result->code)) {
        fail("the call failed in %s with %d without a fault", result->function, result->code);
    }
}

// Start must not use a channel left by a failed Create.
static void check_started(const before_t *before) {
    if (before->state < VENCODER_STATE_CREATED && !board.is_raw[before->chn]) {
        fail("Start succeeded on a channel that was not created");
    }
    // The first frame is an IDR in any case, so the request has no effect.
    k_s32 code = kd_mpi_venc_request_idr((k_u32)before->chn);
    k_bool deblocking;
    bool is_video = kd_mpi_venc_get_dblk((k_u32)before->chn, &deblocking) == 0;
    if (code != 0 && is_video && !board.is_raw[before->chn]) {
        fail("the started channel does not repeat its headers");
    }
}

// A later call reclaims an orphaned channel, so no call may use it.
static void check_owner(const before_t *before) {
    bool is_use = before->call == VENCODER_CALL_START || before->call == VENCODER_CALL_SEND_FRAME || before->call == VENCODER_CALL_GET_STREAM;
    if (is_use && vencoder_channel(before->chn)->owner == NULL) {
        fail("the call uses a channel without an owner");
    }
}

static void check_rejected_selection(const before_t *before, const binding_result_t *result) {
    if (result->code == 0 || result->function != NULL || result->state == NULL) {
        fail("no channel can be selected, but the call returns %d", result->code);
    }
    if (result->exception != before->selection.exception) {
        fail("the call raises exception %d, not %d", result->exception, before->selection.exception);
    }
}

// After SetOutBufs without a number, by an object without a channel.
static void check_request(const before_t *before, const binding_result_t *result) {
    int32_t own = own_channel_of(before->self);
    if (result->code == 0 && (own < 0 || vencoder_channel(own)->state != VENCODER_STATE_BUFFERED)) {
        fail("SetOutBufs succeeded, but the object has no channel with buffers");
    }
    bool has_raised = result->code == -1;
    if (result->code != 0 && own >= 0 && !has_raised) {
        fail("SetOutBufs failed, but the object has channel %d", own);
    }
}

// The state after a call that the state allows.
static vencoder_state_t state_after(const before_t *before) {
    bool is_bare = before->call == VENCODER_CALL_DESTROY && before->selection.is_own;
    return is_bare ? VENCODER_STATE_BARE : (vencoder_state_t)vencoder_transition(before->call, before->state)->next_state;
}

static void check_selected(const before_t *before, const binding_result_t *result, bool was_alone) {
    const binding_transition_t *transition = vencoder_transition(before->call, before->state);
    vencoder_state_t now = vencoder_channel(before->chn)->state;
    step_result("    %d %s, channel %d %s\n", result->code, result->function != NULL ? result->function : "", before->chn,
        vencoder_state_texts[now]);
    count_transition(before, result);
    if (before->call == VENCODER_CALL_START && result->code == 0) {
        check_started(before);
    }
    if (result->code == 0 && was_alone) {
        check_owner(before);
    }
    if (!before->is_plain || !was_alone) {
        return;
    }
    if (transition->action == BINDING_REJECT) {
        check_rejected(before, result, transition);
    } else if (transition->action == BINDING_REPORT) {
        check_reported(before, result, transition);
    } else if (transition->action == BINDING_NOOP) {
        if (result->code != 0 || now != before->state) {
            fail("the call must do nothing: got %d", result->code);
        }
    } else if (result->code != 0) {
        check_failed(before, result);
    } else if (now != state_after(before)) {
        fail("the channel %s after the call; expected: \"%s\"", vencoder_state_texts[now],
            vencoder_state_texts[state_after(before)]);
    }
}

void state_check_after(const before_t *before, const binding_result_t *result, bool was_alone) {
    if (before->selection.kind == SELECTS) {
        check_selected(before, result, was_alone);
        return;
    }
    step_result("    %d %s\n", result->code, result->state != NULL ? result->state : "");
    if (before->selection.kind == REJECTS) {
        check_rejected_selection(before, result);
    } else {
        check_request(before, result);
    }
}
