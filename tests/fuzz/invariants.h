// SPDX-License-Identifier: MIT
// Invariants of the engine, checked after every step.
#ifndef FUZZ_INVARIANTS_H
#define FUZZ_INVARIANTS_H

#include <stdbool.h>
#include <stdint.h>

// Checks the engine against itself, the live objects and the outstanding resources of the driver.
// `is_waiting`: a call waits in the driver and may have packs that are not tracked yet.
void check_engine(bool is_waiting);
// Checks that every channel is in its initial state.
void check_engine_reset(void);

// A hash of bytes, to detect changes.
uint32_t hash_of(const uint8_t *bytes, uint64_t size);

#endif // FUZZ_INVARIANTS_H
