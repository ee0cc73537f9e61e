// SPDX-License-Identifier: MIT
// The leak check: which resources are outstanding, and which call acquired each.
#ifndef VMPP_LEAK_CHECK_H
#define VMPP_LEAK_CHECK_H

#include <stddef.h>

#include "call_site.h"

// The call that acquired a resource: its place, and its number among the calls made there.
typedef struct {
    const vmpp_call_site_t *site;
    unsigned int call;
} acquirer_t;

// The call that the calling thread is in.
acquirer_t leak_check_acquirer(void);

// Appends to `text` where a call was made: ` by FUNCTION (FILE:LINE) with MPP_CALL, call N`.
void leak_check_name(const acquirer_t *call, char *text, size_t size);

// Reports each outstanding resource as a line of text.
typedef struct {
    void (*report)(const char *text, void *context);
    void *context;
    unsigned int count;
} leak_check_t;

// Adds an outstanding resource, described as by printf().
void leak_check_add(leak_check_t *leaks, const acquirer_t *acquired_by, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif // VMPP_LEAK_CHECK_H
