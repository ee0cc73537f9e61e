// SPDX-License-Identifier: MIT
// The driver of the bus, and what its stand-in has besides.
#ifndef BUS_H
#define BUS_H

#include "bus_abi.h"

// Closes a sensor; has no effect on a closed one.
void bus_close(bus_u8 sensor);

#endif // BUS_H
