// SPDX-License-Identifier: MIT
// Makes every MPP call of a program a call site, without a change of its sources:
//
//   cc -include counted_calls.h ...
//
// The virtual MPP itself is compiled without it: the driver's own calls are not counted.
#ifndef VMPP_COUNTED_CALLS_H
#define VMPP_COUNTED_CALLS_H

// The prototypes come first: the macros must not expand in them.
#include <stdlib.h>

#include "call_site.h"
#include "mpp.h"

#define VMPP_CALL(what, function, ...)                                  \
    __extension__({                                                     \
        VMPP_CALL_SITE(vmpp_site, what);                                \
        int64_t vmpp_failure;                                           \
        vmpp_call_fails(&vmpp_site, &vmpp_failure)                      \
            ? (__typeof__(function(__VA_ARGS__)))(intptr_t)vmpp_failure \
            : function(__VA_ARGS__);                                    \
    })

#define MPP_CALL(function, ...) VMPP_CALL(#function, function, __VA_ARGS__)
#include "generated/mpp_calls.h"

#define malloc(size) VMPP_CALL(VMPP_HEAP, malloc, size)
#define calloc(count, size) VMPP_CALL(VMPP_HEAP, calloc, count, size)
#define realloc(pointer, size) VMPP_CALL(VMPP_HEAP, realloc, pointer, size)

#endif // VMPP_COUNTED_CALLS_H
