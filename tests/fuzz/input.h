// SPDX-License-Identifier: MIT
// Reads the fuzzer's bytes as a sequence of choices.
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void input_begin(const uint8_t *bytes, size_t size);
bool input_is_over(void);
// The next byte; 0 at the end.
uint8_t input_byte(void);
// A number below `count`.
unsigned int input_below(unsigned int count);
// One of `values`.
#define INPUT_ONE_OF(values) ((values)[input_below(sizeof(values) / sizeof((values)[0]))])

#endif // FUZZ_INPUT_H
