// SPDX-License-Identifier: MIT
// Video buffers inside the driver, for the encoder's output. The caller holds the
// lock; programs use the kd_mpi_vb_* functions.
#ifndef VMPP_VB_H
#define VMPP_VB_H

#include <stdbool.h>
#include <stddef.h>

#include "leak_check.h"
#include "mpp.h"

// Acquires a block of `pool_id`, or for VB_INVALID_POOLID of the smallest common pool that fits;
// VB_INVALID_HANDLE when no block is free or none is large enough.
k_vb_blk_handle vb_acquire(k_u32 pool_id, k_u64 size);
// Drops a reference; returns 0 or a K_ERR_VB_* code.
k_s32 vb_release(k_vb_blk_handle block);
// Calls `watch` for the memory of each block that the program releases.
void vb_watch_releases(void (*watch)(uint64_t phys, uint64_t size));
// Calls `watch` before the program destroys a pool.
void vb_watch_destroys(void (*watch)(k_u32 pool_id));
// The physical address and size of a block.
k_u64 vb_phys(k_vb_blk_handle block);
k_u64 vb_size(k_vb_blk_handle block);
// Describes the block at `phys`; false when there is none that the program has.
bool vb_describe(k_u64 phys, char *text, size_t size);
bool vb_pool_exists(k_u32 pool_id);
k_u32 vb_pool_blocks(k_u32 pool_id);
k_u32 vb_pool_free_blocks(k_u32 pool_id);
k_u64 vb_pool_block_size(k_u32 pool_id);
// Reports private pools and outstanding blocks; common pools belong to the configuration.
void vb_leak_check(leak_check_t *leaks);

#endif // VMPP_VB_H
