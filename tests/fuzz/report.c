// SPDX-License-Identifier: MIT
// Prints the steps of a program; aborts with a message when a check fails.
#include "report.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static FILE *out;
static bool prints_steps;
static char last_step[200];

void report_begin(void) {
    if (out == NULL) {
        out = fdopen(dup(STDERR_FILENO), "w");
        setvbuf(out, NULL, _IONBF, 0);
        prints_steps = getenv("FUZZ_STEPS") != NULL;
    }
}

void step(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(last_step, sizeof(last_step), format, arguments);
    va_end(arguments);
    if (prints_steps) {
        fprintf(out, "%s\n", last_step);
    }
}

void step_result(const char *format, ...) {
    if (prints_steps) {
        va_list arguments;
        va_start(arguments, format);
        vfprintf(out, format, arguments);
        va_end(arguments);
    }
}

void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(out, "engine fuzzer: ");
    vfprintf(out, format, arguments);
    fprintf(out, "\nengine fuzzer: in the step: %s\n", last_step);
    va_end(arguments);
    abort();
}
