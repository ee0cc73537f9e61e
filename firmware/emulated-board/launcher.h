// SPDX-License-Identifier: MIT
// The command that started the board's program.
#ifndef LAUNCHER_H
#define LAUNCHER_H

// The program ends with its launcher, also when that is killed and cannot forward a signal.
void launcher_follow(void);

#endif // LAUNCHER_H
