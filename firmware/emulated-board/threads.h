// SPDX-License-Identifier: MIT
// The threads of a script: their number, and stopping them.
#ifndef THREADS_H
#define THREADS_H

#include <stdbool.h>

// Whether the caller is the main thread.
bool threads_is_main(void);

// Whether threads other than the main one are alive.
bool threads_others_run(void);

// Raises SystemExit in all other threads and waits for them to exit; false on timeout. The caller holds the GIL.
bool threads_stop_others(void);

// Cancels the remaining threads. Call mp_thread_init() next.
void threads_reset(void);

#endif // THREADS_H
