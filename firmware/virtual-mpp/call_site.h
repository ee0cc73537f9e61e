// SPDX-License-Identifier: MIT
// Where a program calls the MPP: mpp.h leads every call of a program through
// here, so that faults can be put into it and the account knows who took what.
#ifndef VMPP_CALL_SITE_H
#define VMPP_CALL_SITE_H

#include <stdbool.h>
#include <stdint.h>
// Both ahead of the macros below, which their prototypes must not meet.
#include <stdlib.h>

#include "mpp.h"

typedef struct {
    const char *function;
    const char *file;
    const char *caller;
    unsigned int line;
    unsigned int calls;
} vmpp_call_site_t;

// Counts a call; true: it must not be made and fails with `failure`.
bool vmpp_call_fails(vmpp_call_site_t *site, int64_t *failure);
// The site whose call the calling thread made last, or NULL.
const vmpp_call_site_t *vmpp_last_call(void);

// What calls of the C heap are counted as.
#define VMPP_HEAP "malloc"

// The linker puts the sites of all files in a row.
#define VMPP_CALL_SITE(name, what) \
    static vmpp_call_site_t name __attribute__((section("vmpp_call_sites"), used)) = { .function = what, .file = __FILE__, .line = __LINE__, .caller = __func__ }

#define VMPP_CALL(what, function, ...)                                  \
    __extension__({                                                     \
        VMPP_CALL_SITE(vmpp_site, what);                                \
        int64_t vmpp_failure;                                           \
        vmpp_call_fails(&vmpp_site, &vmpp_failure)                      \
            ? (__typeof__(function(__VA_ARGS__)))(intptr_t)vmpp_failure \
            : function(__VA_ARGS__);                                    \
    })

// What the virtual MPP calls itself is no program's call.
#ifndef VMPP_DRIVER

#define MPP_CALL(function, ...) VMPP_CALL(#function, function, __VA_ARGS__)
#include "generated/mpp_calls.h"

// The C heap, too.
#define malloc(size) VMPP_CALL(VMPP_HEAP, malloc, size)
#define calloc(count, size) VMPP_CALL(VMPP_HEAP, calloc, count, size)
#define realloc(pointer, size) VMPP_CALL(VMPP_HEAP, realloc, pointer, size)

#endif // VMPP_DRIVER

#endif // VMPP_CALL_SITE_H
