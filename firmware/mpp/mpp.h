// SPDX-License-Identifier: MIT
// Includes the MPP's declarations: the SDK's own headers if the compiler finds
// them, otherwise the header generated from spec/mpp.ts.
#ifndef MPP_H
#define MPP_H

#define MPP_PAGE_SIZE ((k_u64)4096)

#define MPP_MMZ_SIZE_UNKNOWN ((k_u64)-1)

#if __has_include("mpi_venc_api.h")

#include "k_module.h"
#include "k_type.h"
#include "k_vb_comm.h"
#include "k_venc_comm.h"
#include "k_video_comm.h"
#include "mpi_sys_api.h"
#include "mpi_vb_api.h"
#include "mpi_venc_api.h"

// The SDK's headers carry no version: this macro came with private VB pools.
#ifdef VB_ALIGN_UP
#define MPP_GENERATION_A (0)
#define MPP_GENERATION_B (1)
#else
#define MPP_GENERATION_A (1)
#define MPP_GENERATION_B (0)
#endif

// The configuration that the SDK's build writes: CanMV's or k230_sdk's.
#if __has_include("generated/autoconf.h")
#include "generated/autoconf.h"
#elif __has_include("k_autoconf_comm.h")
#include "k_autoconf_comm.h"
#endif

// Size of the board's media memory in bytes; if the firmware detects it at boot, the largest configured size.
static inline k_u64 mpp_mmz_size(void) {
    k_u64 size = 0;
#ifdef CONFIG_MEM_MMZ_SIZE
    size = CONFIG_MEM_MMZ_SIZE;
#endif
#ifdef CONFIG_MEM_MMZ_SIZE_512
    size = CONFIG_MEM_MMZ_SIZE_512 > size ? CONFIG_MEM_MMZ_SIZE_512 : size;
#endif
#ifdef CONFIG_MEM_MMZ_SIZE_1024
    size = CONFIG_MEM_MMZ_SIZE_1024 > size ? CONFIG_MEM_MMZ_SIZE_1024 : size;
#endif
#ifdef CONFIG_MEM_MMZ_SIZE_2048
    size = CONFIG_MEM_MMZ_SIZE_2048 > size ? CONFIG_MEM_MMZ_SIZE_2048 : size;
#endif
    return size != 0 ? size : MPP_MMZ_SIZE_UNKNOWN;
}

#elif __has_include("generated/mpp_abi.h")

#include "generated/mpp_abi.h"

// The virtual MPP's media memory in bytes.
k_u64 vmpp_mmz_size(void);

static inline k_u64 mpp_mmz_size(void) {
    return vmpp_mmz_size();
}

#else
#error "mpi_venc_api.h not found: add the MPP's headers to the include path (the SDK's mpp/include, mpp/include/comm, mpp/userapps/api)"
#endif

#endif // MPP_H
