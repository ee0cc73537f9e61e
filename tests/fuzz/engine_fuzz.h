// SPDX-License-Identifier: MIT
// The fuzzer's entry points, named by libFuzzer.
#ifndef FUZZ_ENGINE_FUZZ_H
#define FUZZ_ENGINE_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif // FUZZ_ENGINE_FUZZ_H
