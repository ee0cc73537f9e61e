// SPDX-License-Identifier: MIT
// Virtual time, the wall clock, and waiting by either of them.
#include "clock.h"

#include <stddef.h>
#include <stdlib.h>

#include "driver_lock.h"

_Static_assert(CLOCK_NEVER == DRIVER_WAIT_FOREVER, "driver_wait() must not end at CLOCK_NEVER");

#define SOURCES (8)

static const clock_source_t *sources[SOURCES];
static unsigned int source_count;

static bool realtime;
// The machine's time at clock_start().
static uint64_t start_real_us;
static uint64_t virtual_us;

void clock_add_source(const clock_source_t *source) {
    if (source_count == SOURCES) {
        abort();
    }
    sources[source_count++] = source;
}

void clock_start(void) {
    start_real_us = driver_real_us();
    virtual_us = 0;
}

void clock_set_realtime(bool on) {
    realtime = on;
}

bool clock_is_realtime(void) {
    return realtime;
}

uint64_t clock_now_us(void) {
    return realtime ? driver_real_us() - start_real_us : virtual_us;
}

static uint64_t earlier(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t later_by(uint64_t from, uint64_t us) {
    return us < CLOCK_NEVER - from ? from + us : CLOCK_NEVER;
}

// Converts a time of the clock to the machine's; only in real time.
static uint64_t real_time_of(uint64_t us) {
    return us == CLOCK_NEVER ? CLOCK_NEVER : later_by(driver_real_us(), us - earlier(us, clock_now_us()));
}

// The source with the earliest event, and the time of that event; NULL and CLOCK_NEVER when there is none.
static const clock_source_t *next_source(uint64_t *event) {
    const clock_source_t *next = NULL;
    *event = CLOCK_NEVER;
    for (unsigned int i = 0; i < source_count; i++) {
        uint64_t us = sources[i]->next_event();
        if (us < *event) {
            *event = us;
            next = sources[i];
        }
    }
    return next;
}

// Virtual time never goes back.
static void advance_to(uint64_t us) {
    if (us > virtual_us) {
        virtual_us = us;
    }
}

// Runs all events up to `us`, in the order of their times.
static void run_until(uint64_t us) {
    uint64_t event;
    for (const clock_source_t *source = next_source(&event); source != NULL && event <= us; source = next_source(&event)) {
        advance_to(event);
        source->run_event();
    }
    advance_to(us);
    for (unsigned int i = 0; i < source_count; i++) {
        sources[i]->skip_to(us);
    }
    driver_notify();
}

// One step of a wait in virtual time; false on timeout.
static bool step_virtual(uint64_t due, uint64_t deadline) {
    run_until(earlier(due, deadline));
    return due <= deadline;
}

// One step of a wait in real time; false on timeout.
static bool step_real(uint64_t due, uint64_t real_deadline) {
    uint64_t until = realtime ? earlier(real_time_of(due), real_deadline) : real_deadline;
    bool notified = driver_wait(until);
    if (realtime) {
        run_until(clock_now_us());
    }
    return notified || until < real_deadline;
}

bool clock_wait_for(const clock_wait_t *wait, int32_t milli_sec) {
    uint64_t us = milli_sec < 0 ? CLOCK_NEVER : (uint64_t)milli_sec * 1000;
    uint64_t deadline = later_by(clock_now_us(), us);
    uint64_t real_deadline = later_by(driver_real_us(), us);
    if (realtime) {
        run_until(clock_now_us());
    }
    bool ready = wait->ready(wait->subject);
    uint64_t due = wait->due(wait->subject);
    if (!ready && milli_sec == 0 && !realtime && due != CLOCK_NEVER) {
        run_until(due);
        return false;
    }
    bool time_left = milli_sec != 0;
    while (!ready && time_left) {
        bool in_virtual_time = !realtime && due != CLOCK_NEVER;
        time_left = in_virtual_time ? step_virtual(due, deadline) : step_real(due, real_deadline);
        ready = wait->ready(wait->subject);
        due = wait->due(wait->subject);
    }
    return ready;
}

void clock_sleep_us(uint64_t us) {
    uint64_t end = later_by(clock_now_us(), us);
    if (!realtime) {
        run_until(end);
        return;
    }
    while (clock_now_us() < end) {
        uint64_t event;
        next_source(&event);
        driver_wait(real_time_of(earlier(end, event)));
        run_until(clock_now_us());
    }
}
