// SPDX-License-Identifier: MIT
// Checks a call's result against the spec's state machine.
#ifndef FUZZ_STATE_CHECK_H
#define FUZZ_STATE_CHECK_H

#include <stdbool.h>

#include "selection.h"

// The selected channel and its state before a call.
typedef struct {
    vencoder_call_t call;
    const void *self;
    selection_t selection;
    int32_t chn; // that of the selection
    vencoder_state_t state;
    bool is_owned_by_other; // another live object created it
    bool is_plain; // only the state machine decides: the channel is not orphaned, and no raw call was made
} before_t;

// `chn` is that of the call, -1 without one.
before_t state_check_before(vencoder_call_t call, int32_t chn, const void *self);
// Fails if the result contradicts the spec. `was_alone`: no other thread made a call meanwhile.
void state_check_after(const before_t *before, const binding_result_t *result, bool was_alone);

#endif // FUZZ_STATE_CHECK_H
