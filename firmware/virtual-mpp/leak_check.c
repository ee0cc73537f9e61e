// SPDX-License-Identifier: MIT
// The text of an outstanding resource.
#include "leak_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TEXT_SIZE (256)

acquirer_t leak_check_acquirer(void) {
    const vmpp_call_site_t *site = vmpp_last_call();
    return (acquirer_t){ .site = site, .call = site != NULL ? site->calls : 0 };
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

void leak_check_name(const acquirer_t *call, char *text, size_t size) {
    const vmpp_call_site_t *site = call->site;
    if (site != NULL) {
        size_t length = strlen(text);
        snprintf(text + length, size - length, " by %s (%s:%u) with %s, call %u", site->caller, base_name(site->file), site->line,
            site->function, call->call);
    }
}

void leak_check_add(leak_check_t *leaks, const acquirer_t *acquired_by, const char *format, ...) {
    char text[TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (acquired_by->site != NULL) {
        size_t length = strlen(text);
        snprintf(text + length, sizeof(text) - length, ", acquired");
        leak_check_name(acquired_by, text, sizeof(text));
    }
    leaks->count++;
    leaks->report(text, leaks->context);
}
