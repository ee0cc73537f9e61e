// SPDX-License-Identifier: MIT
// The driver's lock over turns.
#include "driver_lock.h"

#include "turns.h"

static uint64_t calls;

void driver_lock(void) {
    if (!turns_have()) {
        turns_take();
    }
    // A repeated slice changes nothing.
    calls += turns_mine()->next_wait_is_slice ? 0 : 1;
}

void driver_unlock(void) {
    if (!turns_mine()->is_member) {
        turns_release();
    }
}

uint64_t driver_calls(void) {
    return calls;
}
