// SPDX-License-Identifier: MIT
// What this machine tells the one that started it, over UART1. Each message is a line: a word and numbers. A path and bytes of
// the length that it says may follow. cli/machine/results.ts reads them.
#ifndef RESULTS_H
#define RESULTS_H

#include <stddef.h>
#include <stdint.h>

#include "content.h"

// The end of UART1; the starter's requests come from it.
void results_open(void);
int results_descriptor(void);

// "TAKEN count": so many bytes of input went to the program by now.
void results_taken(uint64_t count);

// "FILE size crc length", the path, the bytes.
void results_file(const char *path, content_t content);

// "FOLDER length" and "GONE length", the path.
void results_folder(const char *path);
void results_gone(const char *path);

// "FAILED length", a text: /init cannot do its work.
void results_fail(const char *what);

// "END code": the last one; returns when it was sent.
void results_end(int code);

#endif
