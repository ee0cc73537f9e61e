// SPDX-License-Identifier: MIT
// Ctrl-C, and when it is raised in a script (os.exitpoint).
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <stdbool.h>

#include "turns.h"

// Values of os.EXITPOINT_*.
typedef enum {
    // Ctrl-C raises KeyboardInterrupt at once.
    EXITPOINT_DISABLE = 0,
    // Ctrl-C stays pending until the next os.exitpoint() or sleep.
    EXITPOINT_ENABLE = 1,
    EXITPOINT_ENABLE_SLEEP = 2,
} exitpoint_mode_t;

// Installs the handler of SIGINT. Call it once, in the main thread.
void interrupt_init(void);

// Sends Ctrl-C.
void interrupt_send(void);

// Whether a wait of the thread must end: an exception, Ctrl-C or a scheduled callback is pending.
bool interrupt_ends_wait(const turn_t *turn);

// Soft reset: clears a pending Ctrl-C and the mode.
void interrupt_reset(void);

// While no script runs, Ctrl-C is a character of the terminal.
void interrupt_set_script_running(bool running);

// Whether Ctrl-C is waiting, as a character or as an exception. Call it while SIGINT is blocked.
bool interrupt_is_waiting(void);

// Ctrl-C as a character: true once after it was typed while no script was running.
bool interrupt_take_char(void);

// The mode of the calling thread; only the main thread gets Ctrl-C.
exitpoint_mode_t interrupt_mode(void);
void interrupt_set_mode(exitpoint_mode_t mode);

// Raises pending exceptions and Ctrl-C, and runs scheduled callbacks.
void interrupt_handle_pending(void);

// Raises a pending Ctrl-C as KeyboardInterrupt. os.exitpoint() and sleeps call it.
void interrupt_raise_pending(void);

#endif // INTERRUPT_H
