// SPDX-License-Identifier: MIT
// Waits of MicroPython's own modules for an event, such as asyncio's for its next
// task: a sleep, so that virtual time goes to its end at once, unless sockets are polled.
#include "py/mphal.h"

#include "network/network_wait.h"

// The linker redirects mp_event_wait_ms here (--wrap); MicroPython 1.21 does not have it.
void __wrap_mp_event_wait_ms(mp_uint_t timeout_ms);

void __wrap_mp_event_wait_ms(mp_uint_t timeout_ms) {
    if (!network_wait_noted(timeout_ms < INT32_MAX ? (int32_t)timeout_ms : INT32_MAX)) {
        mp_hal_delay_ms(timeout_ms);
    }
}
