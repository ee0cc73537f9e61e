// SPDX-License-Identifier: MIT
// The memory of generation B's OSD layers.
#include "osd_buffers.h"

#include <string.h>

#include "virtual_mpp.h"

static k_u32 pool = VB_INVALID_POOLID;
static k_vb_blk_handle blocks[VMPP_DISPLAY_LAYERS];
static bool has_block[VMPP_DISPLAY_LAYERS];

bool osd_buffers_create(k_u64 block_size, k_u32 count) {
    osd_buffers_destroy();
    if (count == 0) {
        return true;
    }
    k_vb_pool_config config = { .blk_size = block_size, .blk_cnt = count, .mode = VB_REMAP_MODE_CACHED };
    pool = (k_u32)kd_mpi_vb_create_pool(&config);
    return pool != VB_INVALID_POOLID;
}

static void release(k_vb_blk_handle block) {
    kd_mpi_vb_release_block(block);
}

k_u64 osd_buffers_copy(k_u32 layer, const void *data, k_u32 size) {
    k_vb_blk_handle block = pool != VB_INVALID_POOLID ? kd_mpi_vb_get_block(pool, size, NULL) : VB_INVALID_HANDLE;
    if (block == VB_INVALID_HANDLE) {
        return 0;
    }
    k_u64 phys_addr = kd_mpi_vb_handle_to_phyaddr(block);
    void *address = kd_mpi_sys_mmap_cached(phys_addr, size);
    if (address == NULL) {
        release(block);
        return 0;
    }
    memcpy(address, data, size);
    kd_mpi_sys_munmap(address, size);
    // After the copy: the old picture is on the display until then.
    osd_buffers_free(layer);
    blocks[layer] = block;
    has_block[layer] = true;
    return phys_addr;
}

void osd_buffers_free(k_u32 layer) {
    if (has_block[layer]) {
        release(blocks[layer]);
        has_block[layer] = false;
    }
}

void osd_buffers_destroy(void) {
    for (k_u32 layer = 0; layer < VMPP_DISPLAY_LAYERS; layer++) {
        osd_buffers_free(layer);
    }
    if (pool != VB_INVALID_POOLID && kd_mpi_vb_destory_pool(pool) == 0) {
        pool = VB_INVALID_POOLID;
    }
}
