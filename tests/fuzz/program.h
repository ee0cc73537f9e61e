// SPDX-License-Identifier: MIT
// A program: steps that the fuzzer chooses, and steps of other threads during a
// wait.
#ifndef FUZZ_PROGRAM_H
#define FUZZ_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "binding_contract.h"

// Runs the program in `bytes`, from a fresh board to its last soft reset.
void program_run(const uint8_t *bytes, size_t size);

// The GIL of waiting calls: while it is released, other threads take the planned steps.
extern const binding_gil_t program_gil;
// A GIL without other threads.
extern const binding_gil_t no_other_threads;
// Plans the steps of other threads, by the fuzzer's choice: before the driver's call and after it.
void program_plan_other_threads(void);
void program_end_other_threads(void);
// Steps taken so far; unchanged if no other thread took a step.
unsigned int program_steps(void);

#endif // FUZZ_PROGRAM_H
