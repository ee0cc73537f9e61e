// SPDX-License-Identifier: MIT
// The driver of the probes.
#ifndef WIRE_H
#define WIRE_H

#include "wire_abi.h"

#endif // WIRE_H
