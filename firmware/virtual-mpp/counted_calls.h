// SPDX-License-Identifier: MIT
// Makes every MPP call of a program a call site. mpp.h includes this after the
// prototypes, which the macros must not touch.
#ifndef VMPP_COUNTED_CALLS_H
#define VMPP_COUNTED_CALLS_H

// The prototypes of the C heap, for the same reason.
#include <stdlib.h>

#include "call_site.h"

#define VMPP_CALL(what, function, ...)                                  \
    __extension__({                                                     \
        VMPP_CALL_SITE(vmpp_site, what);                                \
        int64_t vmpp_failure;                                           \
        vmpp_call_fails(&vmpp_site, &vmpp_failure)                      \
            ? (__typeof__(function(__VA_ARGS__)))(intptr_t)vmpp_failure \
            : function(__VA_ARGS__);                                    \
    })

// The driver's own calls are not counted.
#ifndef VMPP_DRIVER

#define MPP_CALL(function, ...) VMPP_CALL(#function, function, __VA_ARGS__)
#include "generated/mpp_calls.h"

#define malloc(size) VMPP_CALL(VMPP_HEAP, malloc, size)
#define calloc(count, size) VMPP_CALL(VMPP_HEAP, calloc, count, size)
#define realloc(pointer, size) VMPP_CALL(VMPP_HEAP, realloc, pointer, size)

#endif // VMPP_DRIVER

#endif // VMPP_COUNTED_CALLS_H
