// SPDX-License-Identifier: MIT
// The board's console: stdin and stdout, a terminal or not.
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>

struct _vstr_t;

// Gives the terminal to the REPL: no echo, no line editing, Ctrl-C still interrupts. Given back by terminal_close().
void terminal_open(void);
void terminal_close(void);

// Whether stdin has ended. Its readers get Ctrl-D and Ctrl-C from then on.
bool terminal_at_end(void);

// readline() for a running script's input().
int terminal_readline(struct _vstr_t *line, const char *prompt);

#endif // TERMINAL_H
