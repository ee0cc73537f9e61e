// SPDX-License-Identifier: MIT
// The board's time in scripts; see board_clock.h.
#include <stdio.h>
#include <time.h>

#include "py/mphal.h"
#include "py/runtime.h"

#include "board_clock.h"
#include "clock.h"
#include "interrupt.h"
#include "network/network_wait.h"

// What scripts pay (clock.h), of a K230's order of magnitude.
#define READ_NS (10000)
#define CALL_NS (20000)

// A loop of select polls its objects so often.
#define POLL_STEP_MS (1)

static bool script_runs;
// What a script set by machine.RTC; it outlasts the soft reset, as the board's clock does.
static int64_t set_forward_s;
static int timezone_hours;
static bool idle_is_reported;
static bool standing_is_reported;
// The next call of the hook comes after a slice, which has passed time.
static bool slice_has_waited;

static void report_once(bool *is_reported, const char *text) {
    if (script_runs && !*is_reported) {
        *is_reported = true;
        fprintf(stderr, "%s\n", text);
    }
}

static void on_idle(void) {
    report_once(&idle_is_reported, "clock: every thread of the script waits, and nothing is due: press Ctrl-C to end the script");
}

static void on_standing(void) {
    report_once(&standing_is_reported, "clock: virtual time stands while the script waits for input; with --realtime it runs");
}

static const clock_program_t script = {
    .is_interrupted = interrupt_ends_wait,
    .on_idle = on_idle,
    .on_standing = on_standing,
};

void board_clock_init(void) {
    clock_set_program(&script);
}

void board_clock_set_script_running(bool running) {
    script_runs = running;
    idle_is_reported = false;
    standing_is_reported = false;
}

// Without a charge, for waits in C.
mp_uint_t mp_hal_ticks_us(void) {
    return (mp_uint_t)clock_now_us();
}

mp_uint_t mp_hal_ticks_ms(void) {
    return mp_hal_ticks_us() / 1000;
}

mp_uint_t board_clock_read_us(void) {
    clock_catch_up();
    mp_uint_t now = mp_hal_ticks_us();
    clock_charge_ns(READ_NS);
    return now;
}

uint64_t mp_hal_time_ns(void) {
    uint64_t set_forward_ns = (uint64_t)set_forward_s * 1000000000u;
    if (!clock_is_realtime()) {
        return set_forward_ns + (uint64_t)BOARD_EPOCH_S * 1000000000u + clock_now_us() * 1000;
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return set_forward_ns + (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void board_clock_set_time(int64_t seconds) {
    set_forward_s += seconds - (int64_t)(mp_hal_time_ns() / 1000000000u);
}

int board_clock_timezone(void) {
    return timezone_hours;
}

void board_clock_set_timezone(int hours) {
    timezone_hours = hours;
}

void mp_hal_delay_us(mp_uint_t us) {
    uint64_t start = clock_now_us();
    uint64_t end = us < CLOCK_NEVER - start ? start + us : CLOCK_NEVER;
    interrupt_handle_pending();
    if (us == 0) {
        clock_charge_ns(CALL_NS);
        clock_yield();
    }
    while (clock_now_us() < end) {
        clock_sleep_us(end == CLOCK_NEVER ? CLOCK_NEVER : end - clock_now_us());
        interrupt_handle_pending();
    }
}

void mp_hal_delay_ms(mp_uint_t ms) {
    mp_hal_delay_us(ms < CLOCK_NEVER / 1000 ? ms * 1000 : CLOCK_NEVER);
}

void board_wait_turn(void) {
    interrupt_handle_pending();
    if (!slice_has_waited && !network_wait_noted(POLL_STEP_MS)) {
        clock_sleep_us(POLL_STEP_MS * 1000);
    }
    slice_has_waited = false;
}

void board_charge_call(void) {
    clock_charge_ns(CALL_NS);
}

void board_begin_slice(bool is_endless) {
    slice_has_waited = true;
    clock_next_wait(is_endless);
}

void board_use_up_turn(void) {
    // A scheduled callback runs to its end.
    if (MP_STATE_VM(sched_state) == MP_SCHED_LOCKED) {
        clock_work_left = 1;
        return;
    }
    clock_yield();
}

void board_clock_wait_outside(void (*work)(void *context), void *context, uint32_t turns) {
    clock_without(work, context, turns);
}
