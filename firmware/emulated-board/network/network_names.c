// SPDX-License-Identifier: MIT
// Addresses that scripts name; see network_names.h.
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "py/obj.h"
#include "extmod/modnetwork.h"

#include "network_address.h"
#include "network_names.h"

// A prefix of addresses, in the byte order of the machine.
typedef struct {
    in_addr_t prefix;
    unsigned int bits;
} block_t;

static const block_t loopback = { 0x7f000000, 8 };
// RFC 1918.
static const block_t private_blocks[] = {
    { 0x0a000000, 8 },
    { 0xac100000, 12 },
    { 0xc0a80000, 16 },
};

static in_addr_t number_of(const uint8_t ip[4]) {
    in_addr_t bytes;
    memcpy(&bytes, ip, sizeof(bytes));
    return ntohl(bytes);
}

static bool is_in(in_addr_t number, block_t block) {
    return number >> (32 - block.bits) == block.prefix >> (32 - block.bits);
}

static bool is_private(in_addr_t number) {
    bool is_one = false;
    for (size_t i = 0; i < MP_ARRAY_SIZE(private_blocks); i++) {
        is_one = is_one || is_in(number, private_blocks[i]);
    }
    return is_one;
}

static bool is_broadcast(in_addr_t number) {
    return number == INADDR_BROADCAST || (is_private(number) && (number & 0xff) == 0xff);
}

bool network_own_address(const uint8_t ip[4], struct in_addr *address) {
    in_addr_t number = number_of(ip);
    if (number == INADDR_ANY || is_private(number)) {
        inet_pton(AF_INET, network_address(), address);
        return true;
    }
    address->s_addr = htonl(number);
    return is_in(number, loopback);
}

// Once each: what became of an address outside of the loopback.
static void report(bool *is_reported, const uint8_t ip[4], const char *what) {
    if (!*is_reported) {
        *is_reported = true;
        fprintf(stderr, "network: %u.%u.%u.%u %s\n", ip[0], ip[1], ip[2], ip[3], what);
    }
}

bool network_peer_address(const uint8_t ip[4], struct in_addr *address) {
    static bool private_is_reported;
    static bool outside_is_reported;
    in_addr_t number = number_of(ip);
    if (is_broadcast(number)) {
        address->s_addr = htonl(loopback.prefix | ~(in_addr_t)0 >> loopback.bits);
        return true;
    }
    if (is_private(number)) {
        report(&private_is_reported, ip, "and other private addresses are this machine here: 127.0.0.1");
        address->s_addr = htonl(INADDR_LOOPBACK);
        return true;
    }
    address->s_addr = htonl(number);
    if (is_in(number, loopback)) {
        return true;
    }
    report(&outside_is_reported, ip, "cannot be reached: this board's network is the loopback of this machine");
    return false;
}

static bool is_name(const char *name, size_t length, const char *expected) {
    return strlen(expected) == length && memcmp(name, expected, length) == 0;
}

void network_address_bytes(uint8_t ip[4]) {
    inet_pton(AF_INET, network_address(), ip);
}

bool network_resolve(const char *name, size_t length, uint8_t ip[4]) {
    static bool is_reported;
    if (is_name(name, length, "localhost")) {
        inet_pton(AF_INET, "127.0.0.1", ip);
        return true;
    }
    if (is_name(name, length, mod_network_hostname_data)) {
        network_address_bytes(ip);
        return true;
    }
    if (!is_reported) {
        is_reported = true;
        fprintf(stderr, "network: no address for %.*s: this board's network is the loopback of this machine\n", (int)length, name);
    }
    return false;
}
