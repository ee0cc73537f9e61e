// SPDX-License-Identifier: MIT
// Ctrl-C at a time of the board's clock, for scripts that run until somebody stops
// them.
#ifndef STOP_TIMER_H
#define STOP_TIMER_H

#include <stdint.h>

// Sends Ctrl-C once, when the board's clock reaches `us`.
void stop_timer_start(uint64_t us);

#endif // STOP_TIMER_H
