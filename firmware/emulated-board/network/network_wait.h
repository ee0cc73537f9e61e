// SPDX-License-Identifier: MIT
// Waits for the network. Other threads of the script run meanwhile, in virtual time.
// When none of them waits for time, it stands, so that a result does not depend on how
// long a peer takes. A timeout counts in the board's time; of a peer that is known to be
// there it takes as long in the machine's, too, so that an answer can arrive.
#ifndef NETWORK_WAIT_H
#define NETWORK_WAIT_H

#include <stdbool.h>
#include <stdint.h>

// Without end.
#define NETWORK_FOREVER (-1)

// Real time, in ms, in which somebody unknown may turn up before a timeout ends.
#define NETWORK_GRACE_MS (10)

typedef struct {
    int fd;
    // As those of poll().
    short events;
    // Whether there is a peer that may answer.
    bool has_peer;
} network_wait_t;

// Waits until one of `events` is there; false after `timeout_ms` of the board's time. That takes `real_ms` of the machine's
// at least, or as long as it is in the board's. Raises pending exceptions.
bool network_wait(const network_wait_t *wait, int32_t timeout_ms, uint32_t real_ms);

// As network_wait(), up to `real_ms` of the machine's time, in none of the board's.
bool network_wait_real(const network_wait_t *wait, uint32_t real_ms);

// A poll() of the script has looked at a socket that is not ready.
void network_wait_note(const network_wait_t *wait);

// That poll() waits: for the sockets that were noted. False, without a wait, when there are none.
bool network_wait_noted(int32_t timeout_ms);

#endif // NETWORK_WAIT_H
