// SPDX-License-Identifier: MIT
// kd_mpi_sys_mmap() and kd_mpi_sys_mmz_*() over the media memory.
#include <stddef.h>
#include <stdio.h>

#include "driver_lock.h"
#include "mmz.h"
#include "mpp.h"
#include "vb.h"
#include "venc_channel.h"

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

static k_s32 alloc_and_map(k_u64 *phys, void **address, k_u32 len) {
    if (phys == NULL || address == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    if (len == 0) {
        return K_ERR_SYS_ILLEGAL_PARAM;
    }
    driver_lock();
    k_s32 result = K_ERR_SYS_NOMEM;
    k_u64 block = mmz_alloc(len, MMZ_PROGRAM);
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
    (void)zone;
    return alloc_and_map(phy_addr, virt_addr, len);
}

k_s32 kd_mpi_sys_mmz_alloc_cached(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len) {
    (void)mmb;
    (void)zone;
    return alloc_and_map(phy_addr, virt_addr, len);
}

k_s32 kd_mpi_sys_mmz_free(k_u64 phy_addr, void *virt_addr) {
    driver_lock();
    k_s32 result = K_ERR_SYS_ILLEGAL_PARAM;
    if (mmz_free(phy_addr, MMZ_PROGRAM)) {
        k_u64 size = mmz_mapped_size(virt_addr);
        if (size > 0) {
            mmz_unmap(virt_addr, size);
        }
        result = 0;
    }
    driver_unlock();
    return result;
}

k_s32 kd_mpi_sys_mmz_flush_cache(k_u64 phy_addr, void *virt_addr, k_u32 size) {
    if (virt_addr == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    driver_lock();
    k_s32 result = mmz_view(phy_addr, size) != NULL ? 0 : K_ERR_SYS_ILLEGAL_PARAM;
    driver_unlock();
    return result;
}
