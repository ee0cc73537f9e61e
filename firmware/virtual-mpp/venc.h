// SPDX-License-Identifier: MIT
// Encoder channels inside the driver: a sink of frames. The caller holds the lock;
// programs use the kd_mpi_venc_* functions.
#ifndef VMPP_VENC_H
#define VMPP_VENC_H

#include "bind.h"
#include "leak_check.h"

extern const bind_sink_t venc_sink;

// Reports channels, and their outstanding packs.
void venc_leak_check(leak_check_t *leaks);

#endif // VMPP_VENC_H
