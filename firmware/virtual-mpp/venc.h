// SPDX-License-Identifier: MIT
// Encoder channels inside the driver: a sink of frames. The caller holds the lock;
// programs use the kd_mpi_venc_* functions.
#ifndef VMPP_VENC_H
#define VMPP_VENC_H

#include "bind.h"
#include "leak_check.h"

extern const bind_sink_t venc_sink;

// The program released the memory in [phys, phys + size).
void venc_memory_released(uint64_t phys, uint64_t size);
// Describes the memory at `phys`, if it holds a pack that the program has.
bool venc_describe(uint64_t phys, char *text, size_t size);
// Reports channels, and their outstanding packs.
void venc_leak_check(leak_check_t *leaks);

#endif // VMPP_VENC_H
