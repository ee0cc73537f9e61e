// SPDX-License-Identifier: MIT
// The board's timers: events of the virtual clock. A timer's function runs as a
// scheduled callback, in the thread that has the turn.
#ifndef MACHINE_TIMERS_H
#define MACHINE_TIMERS_H

// Once, before a script runs.
void timers_init(void);
// At the soft reset: no timer runs, and the watchdog is closed.
void timers_reset(void);

#endif // MACHINE_TIMERS_H
