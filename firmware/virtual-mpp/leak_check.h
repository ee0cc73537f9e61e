// SPDX-License-Identifier: MIT
// The account: who has taken what and not given it back.
#ifndef VMPP_ACCOUNT_H
#define VMPP_ACCOUNT_H

#include <stdbool.h>

#include "call_site.h"

// Who took a thing: the call's place, and which of its calls it was.
typedef struct {
    const vmpp_call_site_t *site;
    unsigned int call;
} taker_t;

taker_t account_taker(void);

// Tells of each thing that is held.
typedef struct {
    void (*tell)(const char *text, void *context);
    void *context;
    unsigned int count;
} account_t;

// One thing that is held, described as by printf.
void account_add(account_t *account, const taker_t *taker, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif // VMPP_ACCOUNT_H
