// SPDX-License-Identifier: MIT
// What the spec's states say of a call's result.
#ifndef FUZZ_STATE_CHECK_H
#define FUZZ_STATE_CHECK_H

#include <stdbool.h>

#include "vencoder_channel.h"

// How a channel stands ahead of a call.
typedef struct {
    vencoder_call_t call;
    int32_t chn;
    vencoder_state_t state;
    bool is_anothers; // an object that there is, and that does not call, created it
    bool is_plain; // the spec's states say all: nothing is left over from an object that has ended, nothing is raw
} before_t;

before_t verdict_before(vencoder_call_t call, int32_t chn, const void *self);
// Complains when a result is not what the spec says. `was_alone`: no other call was made meanwhile.
void verdict_after(const before_t *before, const binding_result_t *result, bool was_alone);

#endif // FUZZ_STATE_CHECK_H
