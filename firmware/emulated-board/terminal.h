// SPDX-License-Identifier: MIT
// The board's console: stdin and stdout, a terminal or not.
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>

struct _vstr_t;

// Sets the terminal up for the REPL: no echo, no line editing, Ctrl-C still interrupts. terminal_close() restores it.
void terminal_open(void);
void terminal_close(void);

// Whether stdin has ended. From then on, reads return Ctrl-D and Ctrl-C.
bool terminal_at_end(void);

// Ctrl-X and Ctrl-] leave the prompt of an open terminal: they end its input.
void terminal_enable_exit_keys(void);
bool terminal_has_exit_keys(void);
bool terminal_was_left(void);

// readline() for a running script's input().
int terminal_readline(struct _vstr_t *line, const char *prompt);

#endif // TERMINAL_H
