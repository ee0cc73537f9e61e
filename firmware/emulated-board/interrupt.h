// SPDX-License-Identifier: MIT
// Ctrl-C, and when a script sees it (os.exitpoint).
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <stdbool.h>

// Values of os.EXITPOINT_*.
typedef enum {
    // Ctrl-C raises KeyboardInterrupt at once.
    EXITPOINT_DISABLE = 0,
    // Ctrl-C is kept until the next os.exitpoint() or sleep.
    EXITPOINT_ENABLE = 1,
    EXITPOINT_ENABLE_SLEEP = 2,
} exitpoint_mode_t;

// Takes over SIGINT; to be called once, by the main thread.
void interrupt_init(void);

// Types Ctrl-C.
void interrupt_type(void);

// Forgets Ctrl-C and the modes of the script before: a soft reset.
void interrupt_reset(void);

// Whether a script runs: else Ctrl-C is a character for who reads the terminal.
void interrupt_set_script_running(bool running);

// Whether Ctrl-C waits to be taken, as a character or as an exception. For use while SIGINT is blocked.
bool interrupt_waits(void);

// Ctrl-C as a character: true once after it was typed while no script ran.
bool interrupt_take_char(void);

// The mode of the calling thread; only the main thread gets Ctrl-C.
exitpoint_mode_t interrupt_mode(void);
void interrupt_set_mode(exitpoint_mode_t mode);

// Raises a kept Ctrl-C as KeyboardInterrupt: where os.exitpoint() and sleeps are.
void interrupt_raise_kept(void);

#endif // INTERRUPT_H
