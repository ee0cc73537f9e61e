// SPDX-License-Identifier: MIT
// The board's time in scripts: the wall clock plus the virtual time of the MPP. So a
// sleep or a wait for a frame takes no real time but advances ticks_ms(), and a loop
// that only polls ticks_ms() still ends. With --realtime it is the wall clock alone.
#ifndef BOARD_CLOCK_H
#define BOARD_CLOCK_H

#include <stdbool.h>

void board_clock_init(bool realtime);

#endif // BOARD_CLOCK_H
