// SPDX-License-Identifier: MIT
// Stand-in for CanMV's Python MediaManager.
#include "media_manager.h"

#include "vencoder_media_manager.h"

jmp_buf media_manager_exception;
bool media_manager_raises_next;

static k_vb_config config;
static bool is_initialised;

void media_manager_begin(void) {
    config = (k_vb_config){ .max_pool_cnt = VB_MAX_COMM_POOLS };
    is_initialised = false;
    media_manager_raises_next = false;
}

bool media_manager_init(void) {
    is_initialised = kd_mpi_vb_set_config(&config) == 0 && kd_mpi_vb_init() == 0;
    return is_initialised;
}

#if MPP_GENERATION_A

bool vencoder_reserve_common_pool(k_u32 blk_cnt, k_u64 blk_size) {
    if (is_initialised || media_manager_raises_next) {
        media_manager_raises_next = false;
        longjmp(media_manager_exception, 1);
    }
    for (unsigned int i = 0; i < VB_MAX_COMM_POOLS; i++) {
        if (config.comm_pool[i].blk_cnt == 0) {
            config.comm_pool[i] = (k_vb_pool_config){ .blk_cnt = blk_cnt, .blk_size = blk_size, .mode = VB_REMAP_MODE_NOCACHE };
            return true;
        }
    }
    return false;
}

#endif
