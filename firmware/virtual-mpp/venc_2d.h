// SPDX-License-Identifier: MIT
// The 2D units of encoder channels. The caller holds the lock.
#ifndef VMPP_VENC_2D_H
#define VMPP_VENC_2D_H

#include "leak_check.h"

// Reports the units that are attached.
void venc_2d_leak_check(leak_check_t *leaks);

#endif // VMPP_VENC_2D_H
