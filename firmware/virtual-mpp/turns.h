// SPDX-License-Identifier: MIT
// Turns: one thread runs at a time, and the next one is known. Threads get their
// turns in the order in which they became ready, never in that of the machine's
// scheduler, so a program with threads takes the same course each time.
//
// A member keeps its turn between calls of the driver, as a thread of a script does.
// Any other thread is a guest: it has a turn only during a call.
#ifndef VMPP_TURNS_H
#define VMPP_TURNS_H

#include <semaphore.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

#define TURNS_NEVER (UINT64_MAX)

typedef struct turn_t {
    // Posted when the thread may have got the turn.
    sem_t wake;
    bool is_member;
    bool is_queued;
    // The thread must end as soon as it runs again.
    volatile bool is_abandoned;
    struct turn_t *next;
    // For a garbage collector, while the thread does not have the turn.
    jmp_buf registers;
    void *stack;
    // Of the clock: work that has not passed as time yet, what the next wait is, and whether the thread waits outside.
    uint64_t debt_ns;
    bool next_wait_is_slice;
    bool next_wait_is_whole;
    // The present wait.
    bool waits_whole;
    bool is_outside;
} turn_t;

// What the clock does before a turn is passed on: makes threads ready. Returns the machine's time at which to look again.
typedef uint64_t (*turns_settle_t)(void);
void turns_set_settle(turns_settle_t settle);
// A thread that waits, or NULL: it keeps the time when all others are gone.
typedef turn_t *(*turns_waiting_t)(void);
void turns_set_waiting(turns_waiting_t waiting);

// The calling thread's.
turn_t *turns_mine(void);
bool turns_have(void);

// The calling thread, which must be the first, becomes a member and has the turn.
void turns_join(turn_t *turn);
// A member that does not run yet gets its turn after those that are ready.
void turns_add(turn_t *turn);
// The new member's first call: waits for that turn.
void turns_begin(turn_t *turn);
// The member's last call.
void turns_leave(void);
// Ends a member at its next turn. It must be neither waiting by the clock nor the caller.
void turns_abandon(turn_t *turn);

// For guests.
void turns_take(void);
void turns_release(void);

// Marks a thread as ready. The caller has the turn.
void turns_queue(turn_t *turn);
bool turns_any_queued(void);
// Passes the turn on; returns when this thread has it again. Call turns_queue() first, or be waiting by the clock.
void turns_pass(void);
// Calls `work` without the turn.
void turns_without(void (*work)(void *context), void *context);

// Lets a thread look again. Async-signal-safe.
void turns_wake(turn_t *turn);

// µs of the machine's monotonic clock.
uint64_t turns_real_us(void);

#endif // VMPP_TURNS_H
