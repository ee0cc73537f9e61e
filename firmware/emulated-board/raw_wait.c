// SPDX-License-Identifier: MIT
// Timeouts in slices; see raw_wait.h.
#include "py/runtime.h"

#include "binding_contract.h"
#include "clock.h"
#include "raw_wait.h"

int32_t raw_wait_slice(const raw_wait_t *wait) {
    clock_next_wait(wait->left < 0);
    return wait->left < 0 || wait->left > BINDING_WAIT_SLICE_MS ? BINDING_WAIT_SLICE_MS : wait->left;
}

bool raw_wait_continues(raw_wait_t *wait) {
    if (wait->left >= 0 && wait->left <= BINDING_WAIT_SLICE_MS) {
        return false;
    }
    if (wait->left > 0) {
        wait->left -= BINDING_WAIT_SLICE_MS;
    }
    mp_handle_pending(true);
    return true;
}
