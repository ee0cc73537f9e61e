// SPDX-License-Identifier: MIT
// A program: steps that the fuzzer chooses, and the other threads' steps while
// one of them waits.
#ifndef FUZZ_PROGRAM_H
#define FUZZ_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "binding_contract.h"

// Runs what the bytes say, from a board that was just started to its last soft reset.
void program_run(const uint8_t *bytes, size_t size);

// The GIL of calls that wait: where it is given up, other threads make calls, as many as was planned.
extern const binding_gil_t program_gil;
// The same without anybody else.
extern const binding_gil_t nobody_else;
// How many steps others take, by the fuzzer's choice: before the driver's call, and after it.
void program_plan_others(void);
void program_forget_others(void);
// Steps so far: the same number again says that nobody else did anything.
unsigned int program_steps(void);

#endif // FUZZ_PROGRAM_H
