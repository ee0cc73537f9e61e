// SPDX-License-Identifier: MIT
// A source of events with one event: in virtual time it comes at the same moment of
// the script on every run.
#include "stop_timer.h"

#include "clock.h"
#include "driver_lock.h"
#include "interrupt.h"

static uint64_t stop_us = CLOCK_NEVER;

static uint64_t next_event(void) {
    return stop_us;
}

static void run_event(void) {
    stop_us = CLOCK_NEVER;
    interrupt_send();
}

// The event always has an effect, so the clock runs it.
static void skip_to(uint64_t us) {
    (void)us;
}

static const clock_source_t stop_events = {
    .next_event = next_event,
    .run_event = run_event,
    .skip_to = skip_to,
};

void stop_timer_start(uint64_t us) {
    driver_lock();
    stop_us = us;
    clock_add_source(&stop_events);
    driver_unlock();
}
