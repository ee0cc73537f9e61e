// SPDX-License-Identifier: MIT
// The result of an engine call by value; zero if the call succeeded.
#ifndef FUZZ_RESULT_OF_H
#define FUZZ_RESULT_OF_H

#include "report.h"
#include "vencoder_contract.h"

#define RESULT_OF(function, ...)                                       \
    __extension__({                                                    \
        binding_result_t call_result = { .code = 0 };                  \
        bool has_succeeded = function(__VA_ARGS__, &call_result);      \
        if (!has_succeeded && call_result.code == 0) {                 \
            fail("%s fails without a code", #function);                \
        }                                                              \
        has_succeeded ? (binding_result_t){ .code = 0 } : call_result; \
    })

#endif // FUZZ_RESULT_OF_H
