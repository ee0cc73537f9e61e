// SPDX-License-Identifier: MIT
// The MPP's video buffers at boot and at the soft reset.
#include <stdio.h>

#include "mpp.h"

#include "video_buffers.h"

void video_buffers_boot(void) {
#if MPP_GENERATION_B
    k_vb_config pools = { .max_pool_cnt = VB_MAX_COMM_POOLS };
    k_vb_supplement_config supplement = { .supplement_config = VB_SUPPLEMENT_JPEG_MASK };
    k_s32 result = kd_mpi_vb_set_config(&pools);
    if (result == 0) {
        result = kd_mpi_vb_set_supplement_config(&supplement);
    }
    if (result == 0) {
        result = kd_mpi_vb_init();
    }
    if (result != 0) {
        fprintf(stderr, "cannot initialise the video buffers: 0x%08X\n", (unsigned)result);
    }
#endif
}

void video_buffers_exit(void) {
    if (kd_mpi_vb_exit() != 0) {
        fprintf(stderr, "video buffers are still outstanding at the end\n");
    }
}
