// SPDX-License-Identifier: MIT
// The driver of the probes.
#ifndef PROBE_H
#define PROBE_H

#include "probe_abi.h"

#endif // PROBE_H
