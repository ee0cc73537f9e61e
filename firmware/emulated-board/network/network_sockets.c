// SPDX-License-Identifier: MIT
// Sockets of scripts; see network_sockets.h. What differs from MicroPython's other ports
// is CanMV's: recv() waits for all that was asked for, and returns less, or nothing, when
// the time is over; accept() waits for 100 ms at least, and then raises EAGAIN.
#define _GNU_SOURCE
#include "network_sockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/stream.h"

#include "clock.h"
#include "network_address.h"
#include "network_names.h"
#include "network_wait.h"

typedef mod_network_socket_obj_t socket_obj_t;

#define ACCEPT_MIN_MS (100)
// How long, in real time, a recv() without a timeout waits for the rest of what it was asked for.
#define REST_MS (1000)
// The same for a first request: a board's network takes longer to let a client connect than this machine's.
#define FIRST_REQUEST_MS (500)
// Numbers of lwIP, in scripts.
#define IPPROTO_IP_ADD_MEMBERSHIP (35)
// Below it, this machine may keep ports for root.
#define PORTS_OF_ROOT (1024)
#define PORTS_IN_THEIR_PLACE (8000)

int __real_poll(struct pollfd *fds, nfds_t count, int milli_sec);

// Of a socket object, in its private pointer.
enum {
    // Connected, or it has sent to somebody.
    HAS_PEER = 1,
    // Accepted, and nothing was received yet.
    IS_NEW_CLIENT = 2,
};

static bool has(const socket_obj_t *self, uintptr_t flag) {
    return ((uintptr_t)self->_private & flag) != 0;
}

static void set(socket_obj_t *self, uintptr_t flags) {
    self->_private = (void *)flags;
}

static void is_no_new_client(socket_obj_t *self) {
    set(self, has(self, HAS_PEER) ? HAS_PEER : 0);
}

static network_wait_t wait_of(const socket_obj_t *self, short events) {
    return (network_wait_t){ .fd = self->fileno, .events = events, .has_peer = has(self, HAS_PEER) };
}

static int failed(int error, int *error_out) {
    *error_out = error;
    return -1;
}

static struct sockaddr_in socket_address(struct in_addr address, mp_uint_t port) {
    return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = address };
}

static void take_address(const struct sockaddr_in *address, uint8_t *ip, mp_uint_t *port) {
    memcpy(ip, &address->sin_addr, 4);
    *port = ntohs(address->sin_port);
}

static int net_gethostbyname(mp_obj_t nic, const char *name, mp_uint_t length, uint8_t *ip) {
    (void)nic;
    return network_resolve(name, length, ip) ? 0 : -1;
}

static int net_socket(socket_obj_t *self, int *error) {
    if (self->domain != MOD_NETWORK_AF_INET) {
        return failed(MP_EAFNOSUPPORT, error);
    }
    if (self->type != MOD_NETWORK_SOCK_STREAM && self->type != MOD_NETWORK_SOCK_DGRAM) {
        return failed(self->type == MOD_NETWORK_SOCK_RAW ? EPERM : MP_EINVAL, error);
    }
    int type = self->type == MOD_NETWORK_SOCK_STREAM ? SOCK_STREAM : SOCK_DGRAM;
    int fd = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, self->proto);
    if (fd < 0) {
        return failed(errno, error);
    }
    if (type == SOCK_STREAM) {
        // A board that has just booted does not know of connections of its last run.
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
    }
    self->fileno = fd;
    set(self, 0);
    return 0;
}

static void net_close(socket_obj_t *self) {
    if (self->fileno >= 0) {
        close(self->fileno);
        self->fileno = -1;
    }
}

// Another port for one that only root may use.
static int bind_elsewhere(int fd, struct sockaddr_in *address) {
    mp_uint_t port = ntohs(address->sin_port);
    address->sin_port = htons((uint16_t)(port + PORTS_IN_THEIR_PLACE));
    int result = bind(fd, (struct sockaddr *)address, sizeof(*address));
    if (result == 0) {
        fprintf(stderr, "network: port %u of the board is at %s:%u, because this machine keeps low ports for root\n", (unsigned)port,
            network_address(), (unsigned)port + PORTS_IN_THEIR_PLACE);
    }
    return result;
}

static int net_bind(socket_obj_t *self, byte *ip, mp_uint_t port, int *error) {
    struct in_addr own;
    if (!network_own_address(ip, &own)) {
        fprintf(stderr, "network: %u.%u.%u.%u is no address of this board; bind the socket to 0.0.0.0\n", ip[0], ip[1], ip[2], ip[3]);
        return failed(EADDRNOTAVAIL, error);
    }
    struct sockaddr_in address = socket_address(own, port);
    int result = bind(self->fileno, (struct sockaddr *)&address, sizeof(address));
    if (result != 0 && errno == EACCES && port < PORTS_OF_ROOT) {
        result = bind_elsewhere(self->fileno, &address);
    }
    if (result != 0) {
        int reason = errno;
        if (reason == EADDRINUSE) {
            fprintf(stderr, "network: port %u at %s is in use; stop the other server, or use another --address\n", (unsigned)port,
                inet_ntoa(own));
        }
        return failed(reason, error);
    }
    self->bound = true;
    return 0;
}

static int net_listen(socket_obj_t *self, mp_int_t backlog, int *error) {
    return listen(self->fileno, (int)backlog) == 0 ? 0 : failed(errno, error);
}

static int net_accept(socket_obj_t *self, socket_obj_t *client, byte *ip, mp_uint_t *port, int *error) {
    network_wait_t wait = wait_of(self, POLLIN);
    network_wait(&wait, self->timeout < ACCEPT_MIN_MS ? ACCEPT_MIN_MS : self->timeout, NETWORK_GRACE_MS);
    struct sockaddr_in address;
    int fd = accept4(self->fileno, (struct sockaddr *)&address, &(socklen_t){ sizeof(address) }, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        return failed(errno, error);
    }
    take_address(&address, ip, port);
    client->fileno = fd;
    set(client, HAS_PEER | IS_NEW_CLIENT);
    return 0;
}

// So that peers see the board's address.
static void bind_to_own_address(socket_obj_t *self) {
    if (self->bound) {
        return;
    }
    uint8_t ip[4];
    network_address_bytes(ip);
    struct in_addr own;
    memcpy(&own, ip, sizeof(own));
    struct sockaddr_in address = socket_address(own, 0);
    setsockopt(self->fileno, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &(int){ 1 }, sizeof(int));
    bind(self->fileno, (struct sockaddr *)&address, sizeof(address));
    self->bound = true;
}

// The error of a connection that was being made.
static int connection_error(const socket_obj_t *self) {
    int result = 0;
    getsockopt(self->fileno, SOL_SOCKET, SO_ERROR, &result, &(socklen_t){ sizeof(result) });
    return result;
}

// Returns the error, or 0.
static int wait_for_connection(const socket_obj_t *self) {
    network_wait_t wait = wait_of(self, POLLOUT);
    if (self->timeout == 0) {
        return network_wait_real(&wait, FIRST_REQUEST_MS) ? connection_error(self) : EAGAIN;
    }
    uint32_t real_ms = self->timeout > 0 ? (uint32_t)self->timeout : 0;
    return network_wait(&wait, self->timeout, real_ms) ? connection_error(self) : ETIMEDOUT;
}

static int net_connect(socket_obj_t *self, byte *ip, mp_uint_t port, int *error) {
    struct in_addr peer;
    if (!network_peer_address(ip, &peer)) {
        return failed(EHOSTUNREACH, error);
    }
    bind_to_own_address(self);
    struct sockaddr_in address = socket_address(peer, port);
    int result = connect(self->fileno, (struct sockaddr *)&address, sizeof(address)) == 0 ? 0 : errno;
    if (result == EINPROGRESS || result == EALREADY) {
        result = wait_for_connection(self);
    }
    if (result != 0 && result != EISCONN) {
        return failed(result, error);
    }
    set(self, HAS_PEER);
    return 0;
}

// Without a timeout all of it is sent, as by lwIP; with one, as much as was possible.
static mp_uint_t net_send(socket_obj_t *self, const byte *data, mp_uint_t size, int *error) {
    network_wait_t wait = wait_of(self, POLLOUT);
    mp_uint_t sent = 0;
    bool may_continue = true;
    while (sent < size && may_continue) {
        ssize_t result = send(self->fileno, data + sent, size - sent, MSG_NOSIGNAL);
        if (result >= 0) {
            sent += (mp_uint_t)result;
        } else if (errno == EAGAIN && self->timeout != 0) {
            may_continue = network_wait(&wait, self->timeout, self->timeout > 0 ? (uint32_t)self->timeout : 0);
            errno = EAGAIN;
        } else {
            may_continue = false;
        }
    }
    board_charge_call();
    return sent > 0 || size == 0 ? sent : (mp_uint_t)failed(errno, error);
}

static mp_uint_t net_sendto(socket_obj_t *self, const byte *data, mp_uint_t size, byte *ip, mp_uint_t port, int *error) {
    struct in_addr peer;
    if (!network_peer_address(ip, &peer)) {
        return (mp_uint_t)failed(EHOSTUNREACH, error);
    }
    bind_to_own_address(self);
    struct sockaddr_in address = socket_address(peer, port);
    ssize_t result = sendto(self->fileno, data, size, MSG_NOSIGNAL, (struct sockaddr *)&address, sizeof(address));
    if (result < 0 && errno == EAGAIN && self->timeout != 0) {
        network_wait_t wait = wait_of(self, POLLOUT);
        network_wait(&wait, self->timeout, 0);
        result = sendto(self->fileno, data, size, MSG_NOSIGNAL, (struct sockaddr *)&address, sizeof(address));
    }
    board_charge_call();
    if (result < 0) {
        return (mp_uint_t)failed(errno, error);
    }
    set(self, HAS_PEER);
    return (mp_uint_t)result;
}

static void report_rest(mp_uint_t received, mp_uint_t size) {
    static bool is_reported;
    if (!is_reported) {
        is_reported = true;
        fprintf(stderr,
            "network: recv(%u) got %u bytes; on a board it waits for the rest: call settimeout() or setblocking(False) first\n",
            (unsigned)size, (unsigned)received);
    }
}

// What a recv() does while nothing is there. False when it ends.
static bool wait_for_data(socket_obj_t *self, mp_uint_t received, mp_uint_t size, uint64_t end_us) {
    network_wait_t wait = wait_of(self, POLLIN);
    if (self->timeout == 0) {
        bool may_wait = received == 0 && has(self, IS_NEW_CLIENT);
        is_no_new_client(self);
        return may_wait && network_wait_real(&wait, FIRST_REQUEST_MS);
    }
    if (self->timeout < 0) {
        if (received == 0) {
            return network_wait(&wait, NETWORK_FOREVER, 0);
        }
        bool is_there = network_wait_real(&wait, REST_MS);
        if (!is_there) {
            report_rest(received, size);
        }
        return is_there;
    }
    uint64_t now = clock_now_us();
    int32_t left_ms = end_us > now ? (int32_t)((end_us - now) / 1000) : 0;
    uint32_t real_ms = received > 0 && left_ms > REST_MS ? REST_MS : (uint32_t)left_ms;
    return left_ms > 0 && network_wait(&wait, left_ms, has(self, HAS_PEER) ? real_ms : NETWORK_GRACE_MS);
}

static uint64_t end_of_timeout(const socket_obj_t *self) {
    return clock_now_us() + (self->timeout > 0 ? (uint64_t)self->timeout * 1000 : 0);
}

// Returns the number of bytes. As in CanMV, an error ends it like the end of the data.
static mp_uint_t receive(socket_obj_t *self, byte *data, mp_uint_t size, struct sockaddr_in *from) {
    uint64_t end = end_of_timeout(self);
    mp_uint_t received = 0;
    bool may_continue = true;
    while (received < size && may_continue) {
        socklen_t length = sizeof(*from);
        ssize_t result = recvfrom(self->fileno, data + received, size - received, 0, (struct sockaddr *)from, &length);
        if (result > 0) {
            received += (mp_uint_t)result;
            may_continue = self->type == MOD_NETWORK_SOCK_STREAM;
        } else if (result < 0 && errno == EAGAIN) {
            may_continue = wait_for_data(self, received, size, end);
        } else {
            may_continue = false;
        }
    }
    board_charge_call();
    if (received > 0) {
        is_no_new_client(self);
    }
    return received;
}

static mp_uint_t net_recv(socket_obj_t *self, byte *data, mp_uint_t size, int *error) {
    if (self->state == MOD_NETWORK_SS_LISTENING) {
        return (mp_uint_t)failed(MP_ENOTCONN, error);
    }
    struct sockaddr_in from;
    return receive(self, data, size, &from);
}

static mp_uint_t net_recvfrom(socket_obj_t *self, byte *data, mp_uint_t size, byte *ip, mp_uint_t *port, int *error) {
    (void)error;
    struct sockaddr_in from = { .sin_family = AF_INET };
    mp_uint_t received = receive(self, data, size, &from);
    take_address(&from, ip, port);
    return received;
}

// Scripts have the numbers of lwIP.
static int option_of(mp_uint_t option) {
    switch (option) {
        case MOD_NETWORK_SO_REUSEADDR:
            return SO_REUSEADDR;
        case MOD_NETWORK_SO_BROADCAST:
            return SO_BROADCAST;
        case MOD_NETWORK_SO_KEEPALIVE:
            return SO_KEEPALIVE;
        case MOD_NETWORK_SO_SNDTIMEO:
            return SO_SNDTIMEO;
        case MOD_NETWORK_SO_RCVTIMEO:
            return SO_RCVTIMEO;
        default:
            return -1;
    }
}

static int net_setsockopt(socket_obj_t *self, mp_uint_t level, mp_uint_t option, const void *value, mp_uint_t size, int *error) {
    bool is_general = level == MOD_NETWORK_SOL_SOCKET;
    int here = is_general ? option_of(option) : (int)option;
    if (here < 0 || (level == IPPROTO_IP && option == IPPROTO_IP_ADD_MEMBERSHIP)) {
        // A group would be one of the network outside.
        return failed(here < 0 ? ENOPROTOOPT : ENODEV, error);
    }
    int result = setsockopt(self->fileno, is_general ? SOL_SOCKET : (int)level, here, value, (socklen_t)size);
    return result == 0 ? 0 : failed(errno, error);
}

static int net_settimeout(socket_obj_t *self, mp_uint_t timeout_ms, int *error) {
    (void)error;
    self->timeout = (int32_t)timeout_ms;
    return 0;
}

static int net_ioctl(socket_obj_t *self, mp_uint_t request, mp_uint_t arg, int *error) {
    if (request != MP_STREAM_POLL) {
        *error = MP_EINVAL;
        return (int)MP_STREAM_ERROR;
    }
    short events = (short)((arg & MP_STREAM_POLL_RD ? POLLIN : 0) | (arg & MP_STREAM_POLL_WR ? POLLOUT : 0));
    struct pollfd fd = { .fd = self->fileno, .events = events };
    if (__real_poll(&fd, 1, 0) > 0) {
        // As select(), by which CanMV does it: a broken connection can be read and written.
        bool is_broken = (fd.revents & (POLLERR | POLLHUP)) != 0;
        bool can_read = is_broken || (fd.revents & POLLIN) != 0;
        bool can_write = is_broken || (fd.revents & POLLOUT) != 0;
        return (int)((can_read ? arg & MP_STREAM_POLL_RD : 0) | (can_write ? arg & MP_STREAM_POLL_WR : 0));
    }
    network_wait_t wait = wait_of(self, events);
    network_wait_note(&wait);
    return 0;
}

const mod_network_nic_protocol_t network_sockets_protocol = {
    .gethostbyname = net_gethostbyname,
    .socket = net_socket,
    .close = net_close,
    .bind = net_bind,
    .listen = net_listen,
    .accept = net_accept,
    .connect = net_connect,
    .send = net_send,
    .recv = net_recv,
    .sendto = net_sendto,
    .recvfrom = net_recvfrom,
    .setsockopt = net_setsockopt,
    .settimeout = net_settimeout,
    .ioctl = net_ioctl,
};
