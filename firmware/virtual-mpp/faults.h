// SPDX-License-Identifier: MIT
// Faults: calls of the MPP that fail because somebody wants to see what happens.
#ifndef VMPP_FAULTS_H
#define VMPP_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// Adds a fault, as "FUNCTION:N", "FUNCTION:N+", "FUNCTION:N:CODE": the Nth call from now on fails, or all from the Nth
// on. CODE is a number, or a name out of the function's own; without it the function fails as it does most often.
// "malloc" is the C heap of who calls the MPP, "gc_alloc" the heap of MicroPython. False with a sentence in `message`.
bool vmpp_fault_add(const char *text, char *message, size_t message_size);
// Forgets all faults.
void vmpp_faults_forget(void);
// A line on `out` for each fault that has not fired.
void vmpp_faults_report(FILE *out);
// How often each place has called what, as lines of JSON: function, file, line, caller, calls.
void vmpp_call_sites_print(FILE *out);

#endif // VMPP_FAULTS_H
