// SPDX-License-Identifier: MIT
// The part of a port's interface that is not in py/mphal.h.
#ifndef MPHALPORT_H
#define MPHALPORT_H

#include <errno.h>

#include "py/mpthread.h"
#include "terminal.h"

// Readline while a script runs: the terminal must not edit the line, too.
#define mp_hal_readline terminal_readline

#define mp_hal_ticks_cpu() (0)

// In the globals of the module time.
extern const struct _mp_obj_type_t time_clock_type;

void mp_hal_set_interrupt_char(int c);

// System calls of vfs_posix: retried after a signal (PEP 475), with the GIL released.
#define MP_HAL_RETRY_SYSCALL(ret, syscall, raise) \
    for (;;) {                                    \
        MP_THREAD_GIL_EXIT();                     \
        ret = syscall;                            \
        MP_THREAD_GIL_ENTER();                    \
        if (ret == -1) {                          \
            int err = errno;                      \
            if (err == EINTR) {                   \
                mp_handle_pending(true);          \
                continue;                         \
            }                                     \
            raise;                                \
        }                                         \
        break;                                    \
    }

#endif // MPHALPORT_H
