// SPDX-License-Identifier: MIT
// The address of the board: one of this machine's loopback, so that no other machine
// reaches its servers, and boards with different addresses can use the same ports.
#ifndef NETWORK_ADDRESS_H
#define NETWORK_ADDRESS_H

#include <stdbool.h>

// Takes an address 127.x.y.z other than the network's own and its broadcast address; false for anything else.
bool network_address_set(const char *address);

// As "127.0.0.1", which is the default.
const char *network_address(void);

#endif // NETWORK_ADDRESS_H
