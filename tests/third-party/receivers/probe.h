// SPDX-License-Identifier: MIT
// The driver of the probe, whose stand-in the engine has itself.
#ifndef PROBE_H
#define PROBE_H

#include "probe_abi.h"

#endif // PROBE_H
