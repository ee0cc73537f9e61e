// SPDX-License-Identifier: MIT
// The camera inside the virtual MPP: when its frames come and who gets them.
// The caller holds the lock; a board's program uses virtual_mpp.h.
#ifndef VMPP_CAMERA_H
#define VMPP_CAMERA_H

#include <stdint.h>

// Lets time pass up to `us` (world_now_us() time) and delivers the frames that come on the way, in order.
void camera_run_until(uint64_t us);
// When the next frame for a bound encoder channel comes, or WORLD_NEVER when none can.
uint64_t camera_due_for_venc(uint32_t venc_chn);
// When the next frame for any bound encoder channel comes, or WORLD_NEVER.
uint64_t camera_next_delivery(void);

#endif // VMPP_CAMERA_H
