// SPDX-License-Identifier: MIT
// The input of encoder channels: a sink of frames. The caller holds the lock.
#ifndef VMPP_VENC_INPUT_H
#define VMPP_VENC_INPUT_H

#include <stdint.h>

#include "bind.h"
#include "venc_channel.h"

extern const bind_sink_t venc_sink;

// Encodes queued frames of a started channel until its output is full.
void venc_input_drain(venc_channel_t *channel);
// The program released the memory in [phys, phys + size).
void venc_memory_released(uint64_t phys, uint64_t size);

#endif // VMPP_VENC_INPUT_H
