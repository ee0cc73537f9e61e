// SPDX-License-Identifier: MIT
// Video buffers inside the virtual MPP: what the encoder takes from the pools.
// The caller holds the lock; programs use the kd_mpi_vb_* calls.
#ifndef VMPP_VB_H
#define VMPP_VB_H

#include <stdbool.h>

#include "leak_check.h"
#include "mpp.h"

// A block of `pool_id`, or of the smallest common pool that fits for VB_INVALID_POOLID;
// VB_INVALID_HANDLE when none is free or none is large enough.
k_vb_blk_handle vb_take(k_u32 pool_id, k_u64 size);
// One reference less; 0 or a K_ERR_VB_* code.
k_s32 vb_give_back(k_vb_blk_handle block);
// The physical address and size of a block that vb_take() gave.
k_u64 vb_phys(k_vb_blk_handle block);
k_u64 vb_size(k_vb_blk_handle block);
bool vb_pool_exists(k_u32 pool_id);
k_u32 vb_pool_free_blocks(k_u32 pool_id);
k_u64 vb_pool_block_size(k_u32 pool_id);
// Private pools and the blocks that are out; common pools are the configuration's.
void vb_account(account_t *account);

#endif // VMPP_VB_H
