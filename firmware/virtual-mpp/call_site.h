// SPDX-License-Identifier: MIT
// A place in a program that calls the MPP: the unit of fault injection, of the
// leak check and of --call-sites.
#ifndef VMPP_CALL_SITE_H
#define VMPP_CALL_SITE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const char *function;
    const char *file;
    const char *caller;
    unsigned int line;
    unsigned int calls;
} vmpp_call_site_t;

// Counts a call. True when a fault makes it fail with `failure` instead of being made.
bool vmpp_call_fails(vmpp_call_site_t *site, int64_t *failure);
// The site of the calling thread's last call, or NULL.
const vmpp_call_site_t *vmpp_last_call(void);

// The function name of all calls of the C heap.
#define VMPP_HEAP "malloc"

// The linker collects the sites of all files in one section.
#define VMPP_CALL_SITE(name, what) \
    static vmpp_call_site_t name __attribute__((section("vmpp_call_sites"), used)) = { .function = what, .file = __FILE__, .line = __LINE__, .caller = __func__ }

#endif // VMPP_CALL_SITE_H
