// SPDX-License-Identifier: MIT
// What a program does, step by step, and the end of one that found a defect.
#ifndef FUZZ_REPORT_H
#define FUZZ_REPORT_H

// Keeps a stderr of its own: the fuzzer closes the other one, because it is full of what the virtual MPP says.
// With FUZZ_STEPS in the environment every step is told.
void complaint_begin(void);

// What is done next, as by printf.
void step(const char *format, ...) __attribute__((format(printf, 1, 2)));
// What came of it; told with FUZZ_STEPS only.
void outcome(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Says what is wrong, and in which step, and aborts.
void complain(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif // FUZZ_REPORT_H
