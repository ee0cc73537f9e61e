// SPDX-License-Identifier: MIT
// The header of a driver.
#ifndef DRIVER_H
#define DRIVER_H

#include "driver_abi.h"

#endif // DRIVER_H
