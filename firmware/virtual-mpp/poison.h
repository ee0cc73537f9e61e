// SPDX-License-Identifier: MIT
// Poison: bytes that no caller may rely on are given a value that nobody takes
// for a good one; and bytes that a caller hands in are looked at for chance.
#ifndef VMPP_POISON_H
#define VMPP_POISON_H

#include <stddef.h>

#include "mpp.h"

// What a byte is that belongs to the driver again, or was never filled by it.
#define POISON (0xa5)

void poison(void *bytes, size_t size);
// Packs of a stream that hold nothing.
void poison_packs(k_venc_pack *packs, k_u32 count);

// Says on stderr when bytes hold something that `function`'s caller does not need and should have cleared.
void poison_check_spare(const void *bytes, size_t size, const char *function, const char *what);

#endif // VMPP_POISON_H
