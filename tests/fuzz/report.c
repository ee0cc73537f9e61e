// SPDX-License-Identifier: MIT
// What a program does, step by step, and the end of one that found a defect.
#include "report.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static FILE *out;
static bool tells_steps;
static char last_step[200];

void complaint_begin(void) {
    if (out == NULL) {
        out = fdopen(dup(STDERR_FILENO), "w");
        setvbuf(out, NULL, _IONBF, 0);
        tells_steps = getenv("FUZZ_STEPS") != NULL;
    }
}

void step(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(last_step, sizeof(last_step), format, arguments);
    va_end(arguments);
    if (tells_steps) {
        fprintf(out, "%s\n", last_step);
    }
}

void outcome(const char *format, ...) {
    if (tells_steps) {
        va_list arguments;
        va_start(arguments, format);
        vfprintf(out, format, arguments);
        va_end(arguments);
    }
}

void complain(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(out, "engine fuzzer: ");
    vfprintf(out, format, arguments);
    fprintf(out, "\nengine fuzzer: in the step: %s\n", last_step);
    va_end(arguments);
    abort();
}
