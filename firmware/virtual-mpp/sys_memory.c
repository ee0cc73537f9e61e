// SPDX-License-Identifier: MIT
// kd_mpi_sys_mmap() and kd_mpi_sys_mmz_*() over the media memory.
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "driver_lock.h"
#include "mmz.h"
#include "mpp.h"
#include "vb.h"
#include "venc_channel.h"
#include "venc_input.h"
#include "wrong_calls.h"

// The one zone of a board's media memory.
#define ZONE "anonymous"

// Memory is coherent here: cached and uncached mappings are the same.
static void *map(k_u64 phys, k_u32 size) {
    char what[64];
    driver_lock();
    if (!venc_describe(phys, what, sizeof(what)) && !vb_describe(phys, what, sizeof(what))) {
        snprintf(what, sizeof(what), "media memory at 0x%llx", (unsigned long long)phys);
    }
    void *address = mmz_map(phys, size, what);
    driver_unlock();
    return address;
}

void *kd_mpi_sys_mmap(k_u64 phy_addr, k_u32 size) {
    return map(phy_addr, size);
}

void *kd_mpi_sys_mmap_cached(k_u64 phy_addr, k_u32 size) {
    return map(phy_addr, size);
}

k_s32 kd_mpi_sys_munmap(void *virt_addr, k_u32 size) {
    driver_lock();
    // The result of munmap(): the MPP has no error code for this.
    k_s32 result = mmz_unmap(virt_addr, size) ? 0 : -1;
    driver_unlock();
    return result;
}

static bool zone_exists(const k_char *zone) {
    return zone == NULL || zone[0] == '\0' || strcmp(zone, ZONE) == 0;
}

static k_s32 alloc_and_map(k_u64 *phys, void **address, const k_char *zone, k_u32 len) {
    if (phys == NULL || address == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    driver_lock();
    k_s32 result = K_ERR_MMZ_USERDEV_NOMEM;
    k_u64 block = zone_exists(zone) ? mmz_alloc(len, MMZ_PROGRAM) : 0;
    void *mapped = block != 0 ? mmz_map(block, len, "memory of mmz_alloc") : NULL;
    if (mapped != NULL) {
        *phys = block;
        *address = mapped;
        result = 0;
    } else if (block != 0) {
        mmz_free(block, MMZ_PROGRAM);
    }
    driver_unlock();
    return result;
}

k_s32 kd_mpi_sys_mmz_alloc(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len) {
    (void)mmb;
    return alloc_and_map(phy_addr, virt_addr, zone, len);
}

k_s32 kd_mpi_sys_mmz_alloc_cached(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len) {
    (void)mmb;
    return alloc_and_map(phy_addr, virt_addr, zone, len);
}

static k_s32 free_and_unmap(k_u64 phys, void *address) {
    uint64_t size = mmz_size_at(phys, MMZ_PROGRAM);
    if (size == 0) {
        wrong_call_report(WRONG_MMZ_FREE, NULL, "there is no memory of mmz_alloc at 0x%llx, or it was freed", (unsigned long long)phys);
        return K_ERR_MMZ_USERDEV_NULL_PTR;
    }
    venc_memory_released(phys, size);
    mmz_free(phys, MMZ_PROGRAM);
    size = mmz_mapped_size(address);
    if (size > 0) {
        mmz_unmap(address, size);
    }
    return 0;
}

k_s32 kd_mpi_sys_mmz_free(k_u64 phy_addr, void *virt_addr) {
    driver_lock();
    k_s32 result = free_and_unmap(phy_addr, virt_addr);
    driver_unlock();
    return result;
}

k_s32 kd_mpi_sys_mmz_flush_cache(k_u64 phy_addr, void *virt_addr, k_u32 size) {
    if (virt_addr == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    driver_lock();
    k_s32 result = mmz_view(phy_addr, size) != NULL ? 0 : K_ERR_MMZ_USERDEV_ILLEGAL_PARAM;
    driver_unlock();
    return result;
}
