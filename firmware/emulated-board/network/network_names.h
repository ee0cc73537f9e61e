// SPDX-License-Identifier: MIT
// Which addresses of this machine stand for those that a script names. The board reaches
// the machine's loopback and nothing else.
#ifndef NETWORK_NAMES_H
#define NETWORK_NAMES_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// For a server: 0.0.0.0 and private addresses, which a script may have given to its interface, are the board's own.
// False when the board cannot have that address.
bool network_own_address(const uint8_t ip[4], struct in_addr *address);

// For a peer: a private address, such as 192.168.1.20, is this machine, where the program that the script talks to runs.
// False, with a line on stderr, when the board does not reach it.
bool network_peer_address(const uint8_t ip[4], struct in_addr *address);

// For a name; false, with a line on stderr, when it has none. `name` need not end with 0.
bool network_resolve(const char *name, size_t length, uint8_t ip[4]);

// "127.0.0.1" as bytes.
void network_address_bytes(uint8_t ip[4]);

#endif // NETWORK_NAMES_H
