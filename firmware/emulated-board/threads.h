// SPDX-License-Identifier: MIT
// The threads of a script. One runs at a time; the clock (virtual-mpp/clock.h) passes
// the turn on when it waits, and after a number of branches of its bytecode.
#ifndef THREADS_H
#define THREADS_H

#include <stdbool.h>

#include "turns.h"

// Makes the caller the main thread. Call it once.
void threads_start(void);

// Whether the caller is the main thread.
bool threads_is_main(void);

// Whether there is a thread besides the main one.
bool threads_has_others(void);

// Whether `turn` is the main thread's.
bool threads_is_of_main(const turn_t *turn);

// Whether an exception is pending in the thread of `turn`.
bool threads_has_pending(const turn_t *turn);

// Makes the main thread look at its pending exception. Async-signal-safe.
void threads_wake_main(void);

// Raises SystemExit in all other threads and waits for them to exit; false on timeout.
bool threads_stop_others(void);

// Cancels the remaining threads.
void threads_reset(void);

#endif // THREADS_H
