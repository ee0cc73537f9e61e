// SPDX-License-Identifier: MIT
// Prints the steps of a program; aborts with a message when a check fails.
#ifndef FUZZ_REPORT_H
#define FUZZ_REPORT_H

// Duplicates stderr: the fuzzer closes the original because of the virtual MPP's messages.
// Prints every step if the environment has FUZZ_STEPS.
void report_begin(void);

// Records the next step; arguments as for printf.
void step(const char *format, ...) __attribute__((format(printf, 1, 2)));
// Prints its result, with FUZZ_STEPS only.
void step_result(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Prints the defect and the step, then aborts.
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif // FUZZ_REPORT_H
