// SPDX-License-Identifier: MIT
// The driver's clock: virtual time, and waiting in it. Virtual time is a
// discrete-event clock: when every thread waits, it advances to the next due event:
// of a registered source, or the end of a wait. The caller holds the lock.
//
// Members of the turns (turns.h) pay for what they do without waiting, so that loops
// that only poll end: time that has been charged passes at the next poll, reading of
// the clock or turn. A wait absorbs it, as a device works while a program computes.
// Work is charged by whole turns. So what a thread does between two waits moves nothing.
//
// This is the only loop among the files of the driver: a sink waits by the
// clock, the clock runs a source's event, and the source delivers a frame to
// the sink. Function pointers close it (here and in bind.h), so that no file
// names a file above it; virtual_mpp.c registers them.
#ifndef VMPP_CLOCK_H
#define VMPP_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "turns.h"

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

// While `is_paced` returns true, virtual time is not faster than the wall clock: somebody watches. It stays the same
// time, so this changes no result.
void clock_set_pace(bool (*is_paced)(void));

// A condition to wait for.
typedef struct {
    bool (*ready)(const void *subject);
    // When a source's event may make it ready, or CLOCK_NEVER when only another thread can.
    uint64_t (*due)(const void *subject);
    const void *subject;
    // Something outside of the program may make it ready: it is looked at while all threads wait. Virtual time stands when
    // none of the others waits for time; after a second of the machine's time, events of sources continue at its pace. Time also
    // stands before the end of the wait until that has lasted for `real_us` of the machine's time, so that its end does not
    // depend on the machine.
    bool is_outside;
    uint64_t real_us;
} clock_wait_t;

// Waits up to `milli_sec` (negative: forever); returns whether the condition is ready. The wait of a member also ends,
// not ready, when the program interrupts it.
//
// A member's wait takes no real time. A guest's wait takes none if an event can end it; a wait for another thread takes
// real time and leaves virtual time alone. A poll (0) answers first; then time passes, so that polling makes progress.
bool clock_wait_for(const clock_wait_t *wait, int32_t milli_sec);

// Advances by `us` and runs the events on the way. Returns early when the program interrupts the thread.
void clock_sleep_us(uint64_t us);

// How a program with members takes part.
typedef struct {
    // Whether something other than time must end the thread's wait.
    bool (*is_interrupted)(const turn_t *turn);
    // All threads wait, and nothing is due.
    void (*on_idle)(void);
    // Other threads wait for time that stands.
    void (*on_standing)(void);
} clock_program_t;
void clock_set_program(const clock_program_t *program);

// The next wait of this thread is a slice: the program repeats it for ever if `is_slice`. The end of a slice is due
// only if another call could have changed its result.
void clock_next_wait(bool is_slice);
// An interruption that the program puts off does not shorten the next wait of this thread (`waits_whole` of its turn).
void clock_next_wait_is_whole(void);

// Work that the running thread may do in its turn. The program counts it down and calls clock_yield() at 0.
extern int32_t clock_work_left;
// A turn for each other thread that is ready; false when there is none.
bool clock_yield(void);
// Charges the running thread.
void clock_charge_ns(uint64_t ns);
// Lets what was charged pass.
void clock_catch_up(void);
// Nothing is charged meanwhile: during a garbage collection, whose finds are by chance.
void clock_suspend_charges(bool suspend);

// Runs `work`, which waits for something outside of the board, without the turn. Virtual time stands meanwhile, and only
// interrupted threads run. Up to `turns` turns of the other threads come first.
void clock_without(void (*work)(void *context), void *context, uint32_t turns);
// At the end of a program, time passes although a thread waits outside.
void clock_ignore_outside(bool ignore);

// A member that waits ends; see turns_abandon().
void clock_abandon(turn_t *turn);

#endif // VMPP_CLOCK_H
