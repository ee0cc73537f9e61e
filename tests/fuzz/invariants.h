// SPDX-License-Identifier: MIT
// What has to be true of the engine at any time, whatever was called.
#ifndef FUZZ_INVARIANTS_H
#define FUZZ_INVARIANTS_H

#include <stdbool.h>
#include <stdint.h>

// The engine agrees with itself, with the objects that there are, and with what the driver has lent out.
// `is_waiting`: a call is in the driver, and may have packs that are not on the account yet.
void engine_must_be_sound(bool is_waiting);
// Every channel is as it was at first.
void engine_must_be_bare(void);

// A print of bytes, by which they are known again. They have to be there.
uint32_t print_of(const uint8_t *bytes, uint64_t size);

#endif // FUZZ_INVARIANTS_H
