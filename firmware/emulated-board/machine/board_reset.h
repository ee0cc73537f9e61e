// SPDX-License-Identifier: MIT
// The board's reset. A board starts again; the emulated one ends.
#ifndef MACHINE_BOARD_RESET_H
#define MACHINE_BOARD_RESET_H

// Ends the program at once with exit code 1, after a line on stderr with the reason. No `finally` block, no atexit() and no
// finaliser of the script runs, and files that it holds open stay as they are, as on a board.
void board_reset(const char *reason) __attribute__((noreturn));

#endif // MACHINE_BOARD_RESET_H
