// SPDX-License-Identifier: MIT
// Reports on stderr, once per kind, calls that a K230 answers with an error that says
// little, or with a crash. The caller holds the lock.
#ifndef VMPP_WRONG_CALLS_H
#define VMPP_WRONG_CALLS_H

#include "leak_check.h"

typedef enum {
    WRONG_BLOCK_RELEASED_TWICE,
    WRONG_BLOCK_HANDLE,
    WRONG_POOL_IN_USE,
    WRONG_POOL_ATTACHED,
    WRONG_MUNMAP_LENGTH,
    WRONG_MUNMAP_ADDRESS,
    WRONG_MMZ_FREE,
    WRONG_STREAM_RELEASE,
    WRONG_CALLS,
} wrong_call_t;

// Reports the call that the calling thread is in; `format` and its arguments say what is wrong with it, as printf() does.
// `earlier`: the call that makes it wrong, or NULL.
void wrong_call_report(wrong_call_t kind, const acquirer_t *earlier, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif // VMPP_WRONG_CALLS_H
