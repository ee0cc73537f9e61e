// SPDX-License-Identifier: MIT
// Waiting in the virtual world: for something that a camera's next frame may
// bring, or another thread. The caller holds the lock.
#ifndef VMPP_WAIT_H
#define VMPP_WAIT_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    // Whether what is waited for is there.
    bool (*ready)(const void *subject);
    // When a camera may bring it (world_now_us() time), or WORLD_NEVER when only another thread can.
    uint64_t (*due)(const void *subject);
    const void *subject;
} wait_t;

// Waits up to `milli_sec` (below 0: for ever) and tells whether it came.
//
// A frame's time is virtual: it passes at once. Waiting for another thread takes real time and leaves the
// virtual clock alone. A poll (0) answers for now, then lets the next frame come, so that polling gets on.
bool wait_for(const wait_t *what, int32_t milli_sec);

// Lets `us` pass: frames come meanwhile, as far as somebody takes them.
void wait_us(uint64_t us);

#endif // VMPP_WAIT_H
