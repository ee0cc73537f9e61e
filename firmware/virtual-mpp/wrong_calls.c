// SPDX-License-Identifier: MIT
// Reports of wrong calls; see wrong_calls.h.
#include "wrong_calls.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define TEXT_SIZE (512)

static bool is_reported[WRONG_CALLS];

void wrong_call_report(wrong_call_t kind, const acquirer_t *earlier, const char *format, ...) {
    if (is_reported[kind]) {
        return;
    }
    is_reported[kind] = true;
    char text[TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (earlier != NULL) {
        leak_check_name(earlier, text, sizeof(text));
    }
    char caller[TEXT_SIZE] = "";
    acquirer_t here = leak_check_acquirer();
    leak_check_name(&here, caller, sizeof(caller));
    fprintf(stderr, "mpp: wrong call%s: %s\n", caller, text);
}
