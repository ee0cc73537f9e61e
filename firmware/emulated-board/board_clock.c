// SPDX-License-Identifier: MIT
// The board's time in scripts; see board_clock.h.
#include <time.h>

#include "py/mphal.h"
#include "py/runtime.h"

#include "board_clock.h"
#include "interrupt.h"
#include "threads.h"
#include "virtual_mpp.h"

// A sleep with --realtime releases the GIL for this long before it handles Ctrl-C.
#define SLEEP_SLICE_US (5000)
// How long a wait yields the GIL to other threads per turn.
#define TURN_US (500)

static bool follows_wall_clock;

void board_clock_init(bool realtime) {
    follows_wall_clock = realtime;
}

static uint64_t clock_ns(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static uint64_t virtual_ns(void) {
    return follows_wall_clock ? 0 : (uint64_t)vmpp_now_us() * 1000u;
}

mp_uint_t mp_hal_ticks_us(void) {
    return (mp_uint_t)((clock_ns(CLOCK_MONOTONIC) + virtual_ns()) / 1000u);
}

mp_uint_t mp_hal_ticks_ms(void) {
    return mp_hal_ticks_us() / 1000;
}

uint64_t mp_hal_time_ns(void) {
    return clock_ns(CLOCK_REALTIME) + virtual_ns();
}

static void yield_gil(void) {
    struct timespec turn = { .tv_nsec = TURN_US * 1000 };
    MP_THREAD_GIL_EXIT();
    nanosleep(&turn, NULL);
    MP_THREAD_GIL_ENTER();
}

void mp_hal_delay_us(mp_uint_t us) {
    do {
        mp_uint_t slice = MIN(us, SLEEP_SLICE_US);
        interrupt_raise_pending();
        mp_handle_pending(true);
        MP_THREAD_GIL_EXIT();
        vmpp_sleep_us(slice);
        MP_THREAD_GIL_ENTER();
        us -= slice;
    } while (us > 0);
    // A virtual sleep returns immediately: without this, a loop that waits for a thread would starve it.
    if (!follows_wall_clock && threads_others_run()) {
        yield_gil();
    }
}

void mp_hal_delay_ms(mp_uint_t ms) {
    mp_hal_delay_us(ms * 1000);
}

void board_wait_turn(void) {
    interrupt_raise_pending();
    mp_handle_pending(true);
    yield_gil();
}
