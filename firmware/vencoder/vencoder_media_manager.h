// SPDX-License-Identifier: MIT
// Generation A: common VB pools, which CanMV's Python MediaManager makes.
#ifndef VENCODER_MEDIA_MANAGER_H
#define VENCODER_MEDIA_MANAGER_H

#include <stdbool.h>

#include "mpp.h"

// Generation A: asks for a common pool. May raise; false: there are too many already.
bool vencoder_reserve_common_pool(k_u32 blk_cnt, k_u64 blk_size);

#endif // VENCODER_MEDIA_MANAGER_H
