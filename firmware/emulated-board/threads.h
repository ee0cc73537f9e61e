// SPDX-License-Identifier: MIT
// The threads of a script: telling them to end.
#ifndef THREADS_H
#define THREADS_H

#include <stdbool.h>

// Whether the caller is the thread that main() runs in.
bool threads_is_main(void);

// Whether a script's thread is alive beside the main one.
bool threads_others_run(void);

// Raises SystemExit in every other thread and waits until they have ended; false when some do not.
// The caller holds the GIL.
bool threads_end_others(void);

// Cancels what still runs and forgets all threads; mp_thread_init() starts anew.
void threads_forget(void);

#endif // THREADS_H
