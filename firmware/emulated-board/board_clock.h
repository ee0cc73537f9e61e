// SPDX-License-Identifier: MIT
// The board's time as a script sees it: the wall clock plus what the virtual
// clock of the MPP has jumped over. So a sleep or a wait for a frame takes no
// time and yet shows in ticks_ms(), and a loop that only looks at ticks_ms()
// still ends. With --realtime nothing is jumped over.
#ifndef BOARD_CLOCK_H
#define BOARD_CLOCK_H

#include <stdbool.h>

void board_clock_init(bool realtime);

#endif // BOARD_CLOCK_H
