// SPDX-License-Identifier: MIT
// Generation A: requests common VB pools from CanMV's Python MediaManager.
#ifndef VENCODER_MEDIA_MANAGER_H
#define VENCODER_MEDIA_MANAGER_H

#include <stdbool.h>

#include "mpp.h"

// Requests a common pool; false if there are too many. May raise a Python exception.
bool vencoder_reserve_common_pool(k_u32 blk_cnt, k_u64 blk_size);

#endif // VENCODER_MEDIA_MANAGER_H
