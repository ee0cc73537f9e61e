// SPDX-License-Identifier: MIT
// The address of the board; see network_address.h.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "network_address.h"

#define LOOPBACK_BROADCAST (0x7fffffff)

static char board_address[INET_ADDRSTRLEN] = "127.0.0.1";

bool network_address_set(const char *address) {
    struct in_addr parsed;
    if (inet_pton(AF_INET, address, &parsed) != 1) {
        return false;
    }
    in_addr_t number = ntohl(parsed.s_addr);
    if (number >> 24 != IN_LOOPBACKNET || number == (in_addr_t)IN_LOOPBACKNET << 24 || number == LOOPBACK_BROADCAST) {
        return false;
    }
    inet_ntop(AF_INET, &parsed, board_address, sizeof(board_address));
    return true;
}

const char *network_address(void) {
    return board_address;
}
