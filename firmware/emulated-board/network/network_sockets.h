// SPDX-License-Identifier: MIT
// Sockets of scripts: MicroPython's modsocket.c over sockets of this machine, as CanMV's
// over those of RT-Smart.
#ifndef NETWORK_SOCKETS_H
#define NETWORK_SOCKETS_H

#include "py/obj.h"
#include "extmod/modnetwork.h"

// The protocol of every interface.
extern const mod_network_nic_protocol_t network_sockets_protocol;

#endif // NETWORK_SOCKETS_H
