// SPDX-License-Identifier: MIT
// The board's time in scripts: that of the virtual MPP's clock. It starts at
// BOARD_EPOCH_S; with --realtime it is the machine's.
#ifndef BOARD_CLOCK_H
#define BOARD_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "py/mpconfig.h"

// 2026-01-01 00:00:00 UTC.
#define BOARD_EPOCH_S (1767225600)

void board_clock_init(void);

// A script starts or ends. Only while it runs, stderr gets a line if time cannot advance, once.
void board_clock_set_script_running(bool running);

// A script reads the clock: time passes first.
mp_uint_t board_clock_read_us(void);

// Turns that others get before a thread waits for input, so that a new thread gets to its first wait.
#define BOARD_TURNS_BEFORE_INPUT (100)

// Calls `work`, which waits for input, while virtual time stands. Other threads get up to `turns` turns first.
void board_clock_wait_outside(void (*work)(void *context), void *context, uint32_t turns);

#endif // BOARD_CLOCK_H
