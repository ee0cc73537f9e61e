// SPDX-License-Identifier: MIT
// The types of the board's threads, for py/mpthread.h.
#ifndef MPTHREADPORT_H
#define MPTHREADPORT_H

#include <stdbool.h>

// The GIL is the turn of the virtual MPP (turns.h), so it needs no state.
typedef struct {
    bool is_locked;
} mp_thread_mutex_t;

// Only guards against signal handlers: one thread runs at a time.
typedef mp_thread_mutex_t mp_thread_recursive_mutex_t;

void mp_thread_init(void);

#endif // MPTHREADPORT_H
