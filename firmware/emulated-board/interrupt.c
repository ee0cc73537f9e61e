// SPDX-License-Identifier: MIT
// Ctrl-C, and when it is raised in a script (os.exitpoint).
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "py/mpstate.h"
#include "py/runtime.h"

#include "clock.h"
#include "interrupt.h"
#include "threads.h"

// Written by the signal handler or read by it.
static volatile sig_atomic_t script_running;
static volatile sig_atomic_t typed_as_char;
static volatile sig_atomic_t is_pending;
static volatile sig_atomic_t main_mode;

// Other threads have a mode, too, as on the board; it has no effect on Ctrl-C.
static __thread exitpoint_mode_t thread_mode;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (!script_running) {
        typed_as_char = 1;
    } else if (main_mode == EXITPOINT_DISABLE) {
        mp_sched_keyboard_interrupt();
    } else {
        is_pending = 1;
    }
    // It may wait for its turn.
    threads_wake_main();
}

void interrupt_init(void) {
    // Without SA_RESTART: Ctrl-C must interrupt a read of the terminal.
    struct sigaction action = { .sa_handler = on_interrupt };
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

void interrupt_send(void) {
    if (clock_is_realtime()) {
        kill(getpid(), SIGINT);
    } else {
        // A signal would arrive at a time of the machine.
        on_interrupt(SIGINT);
    }
}

// Scheduled callbacks, such as those of timers, run in the main thread at their time.
static bool has_callbacks(void) {
    return script_running && MP_STATE_VM(sched_state) == MP_SCHED_PENDING;
}

bool interrupt_ends_wait(const turn_t *turn) {
    bool ends_mains = (is_pending && !turn->waits_whole) || has_callbacks();
    return threads_has_pending(turn) || (ends_mains && threads_is_of_main(turn));
}

void interrupt_reset(void) {
    is_pending = 0;
    typed_as_char = 0;
    interrupt_set_mode(EXITPOINT_DISABLE);
}

void interrupt_set_script_running(bool running) {
    script_running = running;
    if (running) {
        is_pending = 0;
        // Ctrl-C that was typed while the script was compiled.
        if (interrupt_take_char()) {
            on_interrupt(SIGINT);
        }
    }
}

bool interrupt_is_waiting(void) {
    return typed_as_char || MP_STATE_MAIN_THREAD(mp_pending_exception) != MP_OBJ_NULL;
}

bool interrupt_take_char(void) {
    bool typed = typed_as_char;
    typed_as_char = 0;
    return typed;
}

exitpoint_mode_t interrupt_mode(void) {
    return thread_mode;
}

void interrupt_set_mode(exitpoint_mode_t mode) {
    thread_mode = mode;
    if (threads_is_main()) {
        main_mode = mode;
    }
}

void interrupt_raise_pending(void) {
    if (is_pending && threads_is_main()) {
        is_pending = 0;
        mp_sched_keyboard_interrupt();
        mp_handle_pending(true);
    }
}

void interrupt_handle_pending(void) {
    interrupt_raise_pending();
    mp_handle_pending(true);
}
