// SPDX-License-Identifier: MIT
// kd_mpi_vb_*(): common and private pools of reference-counted blocks.
#include "vb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mmz.h"
#include "poison.h"
#include "driver_lock.h"
#include "wrong_calls.h"

// Blocks start at multiples of this.
#define BLOCK_STEP (1024ull)
// The result where the driver has no code of its own.
#define FAILED (-1)
#define SUPPLEMENTS ((k_u32)(VB_SUPPLEMENT_JPEG_MASK | VB_SUPPLEMENT_ISP_INFO_MASK))

typedef struct {
    k_u32 references;
    acquirer_t acquired_by;
    acquirer_t released_by;
} block_t;

typedef struct {
    // NULL: the slot is free.
    block_t *blocks;
    k_u64 phys;
    k_u64 block_size;
    // From one block to the next.
    k_u64 step;
    k_u32 block_count;
    bool common;
    acquirer_t acquired_by;
} pool_t;

static pool_t pools[VB_MAX_POOLS];
static k_vb_config config;
static k_vb_supplement_config supplement;
static bool configured;
static bool initialised;
static void (*release_watch)(uint64_t phys, uint64_t size);
static void (*destroy_watch)(k_u32 pool_id);

// A handle: the pool's number above the block's 16 bits.
static k_vb_blk_handle handle_of(k_u32 pool_id, k_u32 block) {
    return pool_id << 16 | block;
}

static k_u32 pool_id_of(k_vb_blk_handle handle) {
    return handle >> 16;
}

static pool_t *pool_of(k_vb_blk_handle handle) {
    k_u32 pool_id = pool_id_of(handle);
    if (!vb_pool_exists(pool_id) || (handle & 0xffff) >= pools[pool_id].block_count) {
        return NULL;
    }
    return &pools[pool_id];
}

static block_t *block_of(k_vb_blk_handle handle) {
    pool_t *pool = pool_of(handle);
    return pool != NULL ? &pool->blocks[handle & 0xffff] : NULL;
}

bool vb_pool_exists(k_u32 pool_id) {
    return pool_id < VB_MAX_POOLS && pools[pool_id].blocks != NULL;
}

k_u32 vb_pool_blocks(k_u32 pool_id) {
    return vb_pool_exists(pool_id) ? pools[pool_id].block_count : 0;
}

k_u32 vb_pool_free_blocks(k_u32 pool_id) {
    k_u32 count = 0;
    if (vb_pool_exists(pool_id)) {
        for (k_u32 i = 0; i < pools[pool_id].block_count; i++) {
            count += pools[pool_id].blocks[i].references == 0;
        }
    }
    return count;
}

k_u64 vb_pool_block_size(k_u32 pool_id) {
    return vb_pool_exists(pool_id) ? pools[pool_id].block_size : 0;
}

static bool pool_is_idle(k_u32 pool_id) {
    return vb_pool_free_blocks(pool_id) == pools[pool_id].block_count;
}

static bool pool_config_is_valid(const k_vb_pool_config *pool) {
    return pool->blk_size > 0 && pool->blk_size <= mmz_size() && pool->blk_cnt > 0 &&
        pool->blk_cnt <= VB_SINGLE_MAX_BLKS && pool->mode <= VB_REMAP_MODE_CACHED;
}

static k_u64 step_of(k_u64 block_size) {
    return (block_size + BLOCK_STEP - 1) / BLOCK_STEP * BLOCK_STEP;
}

// Returns the new pool's number, or VB_INVALID_POOLID when there is no free slot or no memory.
static k_u32 pool_open(const k_vb_pool_config *from, bool common) {
    k_u32 pool_id = 0;
    while (pool_id < VB_MAX_POOLS && pools[pool_id].blocks != NULL) {
        pool_id++;
    }
    if (pool_id == VB_MAX_POOLS) {
        return VB_INVALID_POOLID;
    }
    pool_t pool = { .block_size = from->blk_size, .step = step_of(from->blk_size), .block_count = from->blk_cnt, .common = common, .acquired_by = leak_check_acquirer() };
    pool.phys = mmz_alloc(pool.step * pool.block_count, MMZ_DRIVER);
    if (pool.phys == 0) {
        return VB_INVALID_POOLID;
    }
    pool.blocks = calloc(pool.block_count, sizeof(block_t));
    if (pool.blocks == NULL) {
        mmz_free(pool.phys, MMZ_DRIVER);
        return VB_INVALID_POOLID;
    }
    pools[pool_id] = pool;
    return pool_id;
}

static void pool_close(k_u32 pool_id) {
    mmz_free(pools[pool_id].phys, MMZ_DRIVER);
    free(pools[pool_id].blocks);
    pools[pool_id] = (pool_t){ 0 };
}

static void close_all(void) {
    for (k_u32 i = 0; i < VB_MAX_POOLS; i++) {
        if (vb_pool_exists(i)) {
            pool_close(i);
        }
    }
}

static k_vb_blk_handle acquire_from(k_u32 pool_id, k_u64 size) {
    pool_t *pool = &pools[pool_id];
    if (size <= pool->block_size) {
        for (k_u32 i = 0; i < pool->block_count; i++) {
            if (pool->blocks[i].references == 0) {
                pool->blocks[i] = (block_t){ .references = 1, .acquired_by = leak_check_acquirer() };
                return handle_of(pool_id, i);
            }
        }
    }
    return VB_INVALID_HANDLE;
}

// The common pool with the smallest blocks that fit and are free, or VB_INVALID_POOLID.
static k_u32 best_common_pool(k_u64 size) {
    k_u32 best = VB_INVALID_POOLID;
    for (k_u32 i = 0; i < VB_MAX_POOLS; i++) {
        bool fits = vb_pool_exists(i) && pools[i].common && pools[i].block_size >= size;
        if (fits && vb_pool_free_blocks(i) > 0 &&
            (best == VB_INVALID_POOLID || pools[i].block_size < pools[best].block_size)) {
            best = i;
        }
    }
    return best;
}

k_vb_blk_handle vb_acquire(k_u32 pool_id, k_u64 size) {
    k_u32 from = pool_id == VB_INVALID_POOLID ? best_common_pool(size) : pool_id;
    return vb_pool_exists(from) ? acquire_from(from, size) : VB_INVALID_HANDLE;
}

k_s32 vb_release(k_vb_blk_handle handle) {
    block_t *block = block_of(handle);
    if (block == NULL) {
        return FAILED;
    }
    if (block->references == 0) {
        return K_ERR_VB_NOT_PERM;
    }
    block->references--;
    block->released_by = leak_check_acquirer();
    return 0;
}

void vb_watch_releases(void (*watch)(uint64_t phys, uint64_t size)) {
    release_watch = watch;
}

void vb_watch_destroys(void (*watch)(k_u32 pool_id)) {
    destroy_watch = watch;
}

k_u64 vb_phys(k_vb_blk_handle block) {
    const pool_t *pool = pool_of(block);
    return pool != NULL ? pool->phys + (block & 0xffff) * pool->step : 0;
}

k_u64 vb_size(k_vb_blk_handle block) {
    const pool_t *pool = pool_of(block);
    return pool != NULL ? pool->block_size : 0;
}

void vb_leak_check(leak_check_t *leaks) {
    for (k_u32 i = 0; i < VB_MAX_POOLS; i++) {
        const pool_t *pool = &pools[i];
        if (vb_pool_exists(i) && !pool->common) {
            leak_check_add(leaks, &pool->acquired_by, "pool %u of %u blocks of %llu bytes", i, pool->block_count,
                (unsigned long long)pool->block_size);
        }
        for (k_u32 block = 0; vb_pool_exists(i) && block < pool->block_count; block++) {
            if (pool->blocks[block].references > 0) {
                leak_check_add(leaks, &pool->blocks[block].acquired_by, "block %u of pool %u", block, i);
            }
        }
    }
}

k_s32 kd_mpi_vb_set_config(const k_vb_config *new_config) {
    if (new_config == NULL) {
        return K_ERR_VB_NULL_PTR;
    }
    if (new_config->max_pool_cnt > VB_MAX_POOLS) {
        return K_ERR_VB_ILLEGAL_PARAM;
    }
    for (k_u32 i = 0; i < VB_MAX_COMM_POOLS; i++) {
        if (new_config->comm_pool[i].blk_cnt > 0 && !pool_config_is_valid(&new_config->comm_pool[i])) {
            return K_ERR_VB_ILLEGAL_PARAM;
        }
    }
    driver_lock();
    k_s32 result = initialised ? K_ERR_VB_BUSY : 0;
    if (!initialised) {
        config = *new_config;
        configured = true;
    }
    driver_unlock();
    return result;
}

k_s32 kd_mpi_vb_get_config(k_vb_config *out) {
    if (out == NULL) {
        return K_ERR_VB_NULL_PTR;
    }
    driver_lock();
    *out = config;
    driver_unlock();
    return 0;
}

k_s32 kd_mpi_vb_set_supplement_config(const k_vb_supplement_config *supplement_config) {
    if (supplement_config == NULL) {
        return K_ERR_VB_NULL_PTR;
    }
    if ((supplement_config->supplement_config & ~SUPPLEMENTS) != 0) {
        return K_ERR_VB_ILLEGAL_PARAM;
    }
    driver_lock();
    k_s32 result = initialised ? K_ERR_VB_BUSY : 0;
    if (!initialised) {
        supplement = *supplement_config;
    }
    driver_unlock();
    return result;
}

k_s32 kd_mpi_vb_get_supplement_config(k_vb_supplement_config *supplement_config) {
    if (supplement_config == NULL) {
        return K_ERR_VB_NULL_PTR;
    }
    driver_lock();
    *supplement_config = supplement;
    driver_unlock();
    return 0;
}

static k_s32 init_vb(void) {
    if (initialised) {
        return 0;
    }
    if (!configured) {
        return K_ERR_VB_NOTREADY;
    }
    for (k_u32 i = 0; i < VB_MAX_COMM_POOLS; i++) {
        if (config.comm_pool[i].blk_cnt > 0 && pool_open(&config.comm_pool[i], true) == VB_INVALID_POOLID) {
            close_all();
            return K_ERR_VB_NOMEM;
        }
    }
    initialised = true;
    return 0;
}

k_s32 kd_mpi_vb_init(void) {
    driver_lock();
    k_s32 result = init_vb();
    driver_unlock();
    return result;
}

static k_s32 exit_vb(void) {
    for (k_u32 i = 0; i < VB_MAX_POOLS; i++) {
        if (vb_pool_exists(i) && !pool_is_idle(i)) {
            return FAILED;
        }
    }
    close_all();
    initialised = false;
    return 0;
}

k_s32 kd_mpi_vb_exit(void) {
    driver_lock();
    k_s32 result = exit_vb();
    driver_unlock();
    return result;
}

k_s32 kd_mpi_vb_create_pool(k_vb_pool_config *pool_config) {
    if (pool_config == NULL || !pool_config_is_valid(pool_config)) {
        return (k_s32)VB_INVALID_POOLID;
    }
    size_t length = strnlen(pool_config->mmz_name, sizeof(pool_config->mmz_name));
    poison_check_unused(pool_config->mmz_name + length, sizeof(pool_config->mmz_name) - length, "kd_mpi_vb_create_pool",
        "mmz_name after its end");
    driver_lock();
    k_u32 pool_id = initialised ? pool_open(pool_config, false) : VB_INVALID_POOLID;
    driver_unlock();
    return (k_s32)pool_id;
}

static k_s32 destroy_pool(k_u32 pool_id) {
    if (!vb_pool_exists(pool_id)) {
        // The documents of both generations say UNEXIST; a driver of generation A returned this.
        return MPP_GENERATION_A ? K_ERR_VB_ILLEGAL_PARAM : K_ERR_VB_UNEXIST;
    }
    if (pools[pool_id].common) {
        return K_ERR_VB_NOT_PERM;
    }
    if (!pool_is_idle(pool_id)) {
        if (vb_pool_free_blocks(pool_id) == 0) {
            wrong_call_report(WRONG_POOL_IN_USE, NULL,
                "all %u blocks of pool %u are in use: the kernel of a K230 stops here; release the blocks first",
                pools[pool_id].block_count, pool_id);
        }
        return K_ERR_VB_BUSY;
    }
    if (destroy_watch != NULL) {
        destroy_watch(pool_id);
    }
    pool_close(pool_id);
    return 0;
}

k_s32 kd_mpi_vb_destory_pool(k_u32 pool_id) {
    driver_lock();
    k_s32 result = destroy_pool(pool_id);
    driver_unlock();
    return result;
}

k_vb_blk_handle kd_mpi_vb_get_block(k_u32 pool_id, k_u64 blk_size, const k_char *mmz_name) {
    (void)mmz_name;
    if (blk_size == 0) {
        return VB_INVALID_HANDLE;
    }
    driver_lock();
    k_vb_blk_handle block = vb_acquire(pool_id, blk_size);
    driver_unlock();
    return block;
}

static void report_wrong_release(k_vb_blk_handle handle) {
    const block_t *block = block_of(handle);
    if (block == NULL) {
        wrong_call_report(WRONG_BLOCK_HANDLE, NULL, "0x%x is not the handle of a block", handle);
    } else if (block->references == 0) {
        bool was_released = block->released_by.site != NULL;
        wrong_call_report(WRONG_BLOCK_RELEASED_TWICE, was_released ? &block->released_by : NULL, "block %u of pool %u is not in use%s",
            handle & 0xffff, pool_id_of(handle), was_released ? ": it was released" : "");
    }
}

k_s32 kd_mpi_vb_release_block(k_vb_blk_handle block) {
    driver_lock();
    report_wrong_release(block);
    k_s32 result = vb_release(block);
    if (result == 0 && block_of(block)->references == 0 && release_watch != NULL) {
        release_watch(vb_phys(block), vb_size(block));
    }
    driver_unlock();
    return result;
}

static k_vb_blk_handle find_block(k_u64 phys) {
    for (k_u32 i = 0; i < VB_MAX_POOLS; i++) {
        k_u64 offset = phys - pools[i].phys;
        if (vb_pool_exists(i) && phys >= pools[i].phys && offset < pools[i].step * pools[i].block_count) {
            k_u32 block = (k_u32)(offset / pools[i].step);
            return pools[i].blocks[block].references > 0 ? handle_of(i, block) : VB_INVALID_HANDLE;
        }
    }
    return VB_INVALID_HANDLE;
}

bool vb_describe(k_u64 phys, char *text, size_t size) {
    k_vb_blk_handle block = find_block(phys);
    if (block == VB_INVALID_HANDLE) {
        return false;
    }
    snprintf(text, size, "block %u of pool %u", block & 0xffff, pool_id_of(block));
    return true;
}

k_vb_blk_handle kd_mpi_vb_phyaddr_to_handle(k_u64 phys_addr) {
    driver_lock();
    k_vb_blk_handle block = find_block(phys_addr);
    driver_unlock();
    return block;
}

k_u64 kd_mpi_vb_handle_to_phyaddr(k_vb_blk_handle block) {
    driver_lock();
    k_u64 phys = vb_phys(block);
    driver_unlock();
    return phys;
}

k_s32 kd_mpi_vb_handle_to_pool_id(k_vb_blk_handle block) {
    driver_lock();
    // As the board's library: 0 also for a block that does not exist.
    k_s32 pool_id = pool_of(block) != NULL ? (k_s32)pool_id_of(block) : 0;
    driver_unlock();
    return pool_id;
}
