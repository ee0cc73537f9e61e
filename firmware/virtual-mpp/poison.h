// SPDX-License-Identifier: MIT
// Poison: fills bytes that a caller must not rely on with a conspicuous value,
// and checks that a caller has cleared bytes that a call does not use.
#ifndef VMPP_POISON_H
#define VMPP_POISON_H

#include <stddef.h>

#include "mpp.h"

// A byte that was released to the driver, or that the driver did not fill.
#define POISON (0xa5)

void poison(void *bytes, size_t size);
// The packs of a stream before they are filled.
void poison_packs(k_venc_pack *packs, k_u32 count);

// Reports on stderr when bytes that `function` does not use are not zero; `what` names them.
void poison_check_unused(const void *bytes, size_t size, const char *function, const char *what);

#endif // VMPP_POISON_H
