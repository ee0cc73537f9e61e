// SPDX-License-Identifier: MIT
// The kd_mpi_sys_mmap and kd_mpi_sys_mmz_* calls over the media memory.
#include <stddef.h>

#include "mmz.h"
#include "mpp.h"
#include "driver_lock.h"

// Memory is coherent here, so cached and uncached mappings are the same.
static void *map(k_u64 phys, k_u32 size) {
    world_lock();
    void *address = mmz_map(phys, size);
    world_unlock();
    return address;
}

void *kd_mpi_sys_mmap(k_u64 phy_addr, k_u32 size) {
    return map(phy_addr, size);
}

void *kd_mpi_sys_mmap_cached(k_u64 phy_addr, k_u32 size) {
    return map(phy_addr, size);
}

k_s32 kd_mpi_sys_munmap(void *virt_addr, k_u32 size) {
    world_lock();
    // What munmap() of the C library gives: there is no code of the MPP.
    k_s32 result = mmz_unmap(virt_addr, size) ? 0 : -1;
    world_unlock();
    return result;
}

static k_s32 take_and_map(k_u64 *phys, void **address, k_u32 len) {
    if (phys == NULL || address == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    if (len == 0) {
        return K_ERR_SYS_ILLEGAL_PARAM;
    }
    world_lock();
    k_s32 result = K_ERR_SYS_NOMEM;
    k_u64 taken = mmz_take(len, MMZ_PROGRAM);
    void *mapped = taken != 0 ? mmz_map(taken, len) : NULL;
    if (mapped != NULL) {
        *phys = taken;
        *address = mapped;
        result = 0;
    } else if (taken != 0) {
        mmz_give_back(taken, MMZ_PROGRAM);
    }
    world_unlock();
    return result;
}

k_s32 kd_mpi_sys_mmz_alloc(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len) {
    (void)mmb;
    (void)zone;
    return take_and_map(phy_addr, virt_addr, len);
}

k_s32 kd_mpi_sys_mmz_alloc_cached(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len) {
    (void)mmb;
    (void)zone;
    return take_and_map(phy_addr, virt_addr, len);
}

k_s32 kd_mpi_sys_mmz_free(k_u64 phy_addr, void *virt_addr) {
    world_lock();
    k_s32 result = K_ERR_SYS_ILLEGAL_PARAM;
    if (mmz_give_back(phy_addr, MMZ_PROGRAM)) {
        k_u64 size = mmz_mapped_size(virt_addr);
        if (size > 0) {
            mmz_unmap(virt_addr, size);
        }
        result = 0;
    }
    world_unlock();
    return result;
}

k_s32 kd_mpi_sys_mmz_flush_cache(k_u64 phy_addr, void *virt_addr, k_u32 size) {
    if (virt_addr == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    world_lock();
    k_s32 result = mmz_view(phy_addr, size) != NULL ? 0 : K_ERR_SYS_ILLEGAL_PARAM;
    world_unlock();
    return result;
}
