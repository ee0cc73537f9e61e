// SPDX-License-Identifier: MIT
// Fault injection: makes chosen calls of the MPP fail.
#ifndef VMPP_FAULTS_H
#define VMPP_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// Adds a fault, such as "FUNCTION:N", "FUNCTION:N+" or "FUNCTION:N:CODE": the Nth call after this one fails; with + all
// later ones, too. CODE is a number or one of the function's error names; the default is its most usual error.
// "malloc" is the caller's C heap, "gc_alloc" the heap of MicroPython. False, with the reason in `message`, on error.
bool vmpp_fault_add(const char *text, char *message, size_t message_size);
// Removes all faults.
void vmpp_faults_clear(void);
// Prints a line for each fault that has not fired.
void vmpp_faults_report(FILE *out);
// Prints the call sites as lines of JSON: function, file, line, caller, calls.
void vmpp_call_sites_print(FILE *out);

#endif // VMPP_FAULTS_H
