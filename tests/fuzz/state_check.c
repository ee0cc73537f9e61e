// SPDX-License-Identifier: MIT
// What the spec's states say of a call's result.
#include "state_check.h"

#include "board.h"
#include "report.h"

// What has happened yet: the fuzzer keeps a program that adds to it, as it keeps one that comes to new code.
// The section's name is libFuzzer's.
enum {
    LET_THROUGH,
    WITH_A_FAILURE,
    IN_VAIN,
    DID_NOTHING,
    REFUSED,
    OUTCOMES,
};
static uint8_t seen[VENCODER_CALL_COUNT][VENCODER_STATE_COUNT][VENCODER_STATE_COUNT][OUTCOMES] __attribute__((section("__libfuzzer_extra_counters"), used));

before_t verdict_before(vencoder_call_t call, int32_t chn, const void *self) {
    const vencoder_channel_t *channel = vencoder_channel(chn);
    bool is_orphan = channel->owner == NULL && (channel->state > VENCODER_STATE_BUFFERED || channel->is_in_driver);
    bool has_orphan_buffers = channel->owner == NULL && channel->buffers_owner == NULL && channel->state != VENCODER_STATE_BARE;
    return (before_t){
        .call = call,
        .chn = chn,
        .state = channel->state,
        .is_anothers = channel->owner != NULL && channel->owner != self,
        .is_plain = !is_orphan && !has_orphan_buffers && !board.is_raw[chn],
    };
}

static void note(const before_t *before, const binding_result_t *result) {
    static const uint8_t by_action[] = {
        [BINDING_ALLOW] = LET_THROUGH,
        [BINDING_NOOP] = DID_NOTHING,
        [BINDING_REJECT] = REFUSED,
    };
    uint8_t outcome = by_action[vencoder_transitions[before->call][before->state].action];
    if (outcome == LET_THROUGH && result->code != 0) {
        outcome = result->timed_out ? IN_VAIN : WITH_A_FAILURE;
    }
    uint8_t *times = &seen[before->call][before->state][vencoder_channel(before->chn)->state][outcome];
    *times += *times < 255;
}

static void refused(const before_t *before, const binding_result_t *result, const binding_transition_t *transition) {
    if (result->code != transition->code || result->state == NULL || result->function != NULL) {
        complain("the state should refuse the call with %d: got %d", transition->code, result->code);
    }
    if ((transition->missing >= 0) != (result->missing != NULL)) {
        complain("the refusal does not name the call that is missing, or one that is not");
    }
    if (result->retry_after_gc != before->is_anothers) {
        complain("the refusal is wrong about who may hold the channel");
    }
    if (vencoder_channel(before->chn)->state != before->state) {
        complain("a refused call has changed the channel's state");
    }
}

// What never fails where the driver is willing: giving back, and asking for packs.
static bool has_to_go_well(vencoder_call_t call, k_s32 code) {
    switch (call) {
        case VENCODER_CALL_STOP:
        case VENCODER_CALL_DESTROY:
        case VENCODER_CALL_RELEASE_STREAM:
            return true;
        case VENCODER_CALL_GET_STREAM:
            return code != K_ERR_VENC_NOTREADY;
        default:
            return false;
    }
}

static void failed(const before_t *before, const binding_result_t *result) {
    vencoder_state_t now = vencoder_channel(before->chn)->state;
    bool may_have_stopped = before->call == VENCODER_CALL_STOP || before->call == VENCODER_CALL_DESTROY;
    if (result->function == NULL && result->state == NULL) {
        complain("a failure names neither function nor state: %d", result->code);
    }
    if (now != before->state && !(may_have_stopped && now == VENCODER_STATE_STOPPED)) {
        complain("a call that failed has changed the channel's state");
    }
    bool is_willing = !board.has_faults && !board.is_pool_gone;
    if (is_willing && has_to_go_well(before->call, result->code)) {
        complain("the call failed in %s with %d, and the driver was willing", result->function, result->code);
    }
}

// Whatever is left over from a Create that failed is not for use.
static void started(const before_t *before) {
    if (before->state < VENCODER_STATE_CREATED && !board.is_raw[before->chn]) {
        complain("a channel is started that was not created");
    }
    // The first picture is an IDR in any case, so the request does no harm.
    k_s32 code = kd_mpi_venc_request_idr((k_u32)before->chn);
    if (code != 0 && code != K_ERR_VENC_NOT_SUPPORT && !board.is_raw[before->chn]) {
        complain("a channel is started that does not repeat its headers");
    }
}

// What an object left that has ended, and the driver keeps, is given up by some later call: nobody can count on it.
static void used(const before_t *before) {
    bool is_use = before->call == VENCODER_CALL_START || before->call == VENCODER_CALL_SEND_FRAME || before->call == VENCODER_CALL_GET_STREAM;
    if (is_use && vencoder_channel(before->chn)->owner == NULL) {
        complain("a channel is used that nobody owns");
    }
}

void verdict_after(const before_t *before, const binding_result_t *result, bool was_alone) {
    const binding_transition_t *transition = &vencoder_transitions[before->call][before->state];
    vencoder_state_t now = vencoder_channel(before->chn)->state;
    outcome("    %d %s, channel %d %s\n", result->code, result->function != NULL ? result->function : "", before->chn,
        vencoder_state_texts[now]);
    note(before, result);
    if (before->call == VENCODER_CALL_START && result->code == 0) {
        started(before);
    }
    if (result->code == 0 && was_alone) {
        used(before);
    }
    if (!before->is_plain || !was_alone) {
        return;
    }
    if (transition->action == BINDING_REJECT) {
        refused(before, result, transition);
    } else if (transition->action == BINDING_NOOP) {
        if (result->code != 0 || now != before->state) {
            complain("the call should do nothing: got %d", result->code);
        }
    } else if (result->code != 0) {
        failed(before, result);
    } else if (now != (vencoder_state_t)transition->next_state) {
        complain("the channel %s after the call, and should be as in \"%s\"", vencoder_state_texts[now],
            vencoder_state_texts[transition->next_state]);
    }
}
