// SPDX-License-Identifier: MIT
// The account: who has taken what and not given it back.
#include "leak_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TEXT_SIZE (256)

taker_t account_taker(void) {
    const vmpp_call_site_t *site = vmpp_last_call();
    return (taker_t){ .site = site, .call = site != NULL ? site->calls : 0 };
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

void account_add(account_t *account, const taker_t *taker, const char *format, ...) {
    char text[TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (taker->site != NULL) {
        size_t length = strlen(text);
        snprintf(text + length, sizeof(text) - length, ", taken by %s (%s:%u) with %s, call %u", taker->site->caller,
            base_name(taker->site->file), taker->site->line, taker->site->function, taker->call);
    }
    account->count++;
    account->tell(text, account->context);
}
