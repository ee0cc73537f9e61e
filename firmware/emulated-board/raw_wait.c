// SPDX-License-Identifier: MIT
// Timeouts in slices; see raw_wait.h.
#include "py/runtime.h"

#include "binding_contract.h"
#include "clock.h"
#include "raw_wait.h"

// When the thread's slice began, in µs.
static __thread uint64_t slice_start;

int32_t raw_wait_slice(const raw_wait_t *wait) {
    slice_start = clock_now_us();
    clock_next_wait(wait->left < 0);
    // With exit points enabled, Ctrl-C waits for the next one: a driver's call is none.
    clock_next_wait_is_whole();
    return wait->left < 0 || wait->left > BINDING_WAIT_SLICE_MS ? BINDING_WAIT_SLICE_MS : wait->left;
}

// A scheduled callback ends a slice early, so that it runs at its time: what is left of the slice is still to be waited.
static bool is_cut_by_callback(raw_wait_t *wait) {
    int64_t waited = (int64_t)((clock_now_us() - slice_start) / 1000);
    if (MP_STATE_VM(sched_state) != MP_SCHED_PENDING || waited >= BINDING_WAIT_SLICE_MS || waited >= wait->left) {
        return false;
    }
    wait->left -= (int32_t)waited;
    return true;
}

bool raw_wait_continues(raw_wait_t *wait) {
    if (wait->left >= 0 && is_cut_by_callback(wait)) {
        mp_handle_pending(true);
        return true;
    }
    if (wait->left >= 0 && wait->left <= BINDING_WAIT_SLICE_MS) {
        return false;
    }
    if (wait->left > 0) {
        wait->left -= BINDING_WAIT_SLICE_MS;
    }
    mp_handle_pending(true);
    return true;
}
