// SPDX-License-Identifier: MIT
// The driver of the relays, whose stand-in the engine has itself.
#ifndef RELAY_H
#define RELAY_H

#include "relay_abi.h"

#endif // RELAY_H
