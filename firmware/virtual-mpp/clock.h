// SPDX-License-Identifier: MIT
// The driver's clock: virtual time, and waiting in it. Virtual time is a
// discrete-event clock: it advances only when a call waits, polls or sleeps, from
// one event of a registered source to the next. The caller holds the lock.
//
// This is the only loop among the files of the driver: a sink waits by the
// clock, the clock runs a source's event, and the source delivers a frame to
// the sink. Function pointers close it (here and in bind.h), so that no file
// names a file above it; virtual_mpp.c registers them.
#ifndef VMPP_CLOCK_H
#define VMPP_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

// Later than any time of the clock.
#define CLOCK_NEVER (UINT64_MAX)

// A source of events, such as the frames of a camera.
typedef struct {
    // The time of the next event that has an effect, or CLOCK_NEVER.
    uint64_t (*next_event)(void);
    // Runs that event; the clock has reached its time.
    void (*run_event)(void);
    // Skips the events up to `us`, which have no effect.
    void (*skip_to)(uint64_t us);
} clock_source_t;

// Registers a source. Events at the same time run in the order of registration.
void clock_add_source(const clock_source_t *source);

// Starts the clock at 0.
void clock_start(void);
// Follow the wall clock instead of virtual time.
void clock_set_realtime(bool realtime);
bool clock_is_realtime(void);
// µs since clock_start().
uint64_t clock_now_us(void);

// A condition to wait for.
typedef struct {
    bool (*ready)(const void *subject);
    // When a source's event may make it ready, or CLOCK_NEVER when only another thread can.
    uint64_t (*due)(const void *subject);
    const void *subject;
} clock_wait_t;

// Waits up to `milli_sec` (negative: forever); returns whether the condition is ready.
//
// A wait for an event takes no real time: virtual time advances at once. A wait for another thread takes real time
// and leaves virtual time alone. A poll (0) answers first, then runs the next event, so that polling makes progress.
bool clock_wait_for(const clock_wait_t *wait, int32_t milli_sec);

// Advances by `us` and runs the events on the way.
void clock_sleep_us(uint64_t us);

#endif // VMPP_CLOCK_H
