// SPDX-License-Identifier: MIT
// The driver: the emulated board's encoder and decoder.
#ifndef VPU_H
#define VPU_H

#include "vdec/vdec.h"

#endif // VPU_H
