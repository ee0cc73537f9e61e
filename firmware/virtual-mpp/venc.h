// SPDX-License-Identifier: MIT
// Encoder channels inside the virtual MPP: how a bound camera feeds them.
// The caller holds the lock; programs use the kd_mpi_venc_* calls.
#ifndef VMPP_VENC_H
#define VMPP_VENC_H

#include <stdbool.h>
#include <stdint.h>

#include "leak_check.h"
#include "picture.h"

// Whether the channel is started, has pictures of that size and has room for the next one's packs.
bool venc_can_take(uint32_t chn, uint32_t width, uint32_t height);
// The channel's own picture to draw the next frame into.
const picture_t *venc_input(uint32_t chn);
// Encodes what was drawn.
void venc_take_input(uint32_t chn, uint64_t pts);

// Channels, and the packs that are out.
void venc_account(account_t *account);

#endif // VMPP_VENC_H
