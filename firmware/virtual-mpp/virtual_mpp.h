// SPDX-License-Identifier: MIT
// The virtual MPP's own interface, beside the kd_mpi_* functions: its options,
// camera, clock and leak check.
#ifndef VIRTUAL_MPP_H
#define VIRTUAL_MPP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "memory_access.h"
#include "mpp.h"
#include "virtual_camera.h"
#include "virtual_display.h"

typedef struct {
    // Pace frames and waits by the wall clock instead of virtual time.
    bool realtime;
    // Y4M file (4:2:0, 8 bit) that the camera plays instead of the test pattern, or NULL.
    const char *source;
    // Bytes of media memory, 0: 512 MiB.
    uint64_t mmz_size;
} vmpp_options_t;

// Sets the options. False, with the reason in `message`, when the source cannot be played or media memory is in use.
bool vmpp_configure(const vmpp_options_t *options, char *message, size_t message_size);

// Reports each outstanding resource (bind, channel, pack, pool, block, media memory, mapping) with the call that
// acquired it. Returns their number.
unsigned int vmpp_leak_check(void (*report)(const char *text, void *context), void *context);

// µs since the (virtual) boot.
k_u64 vmpp_now_us(void);
// Sleeps: advances virtual time, or really sleeps with `realtime`.
void vmpp_sleep_us(k_u64 us);

// From now on, a use of a pack after its release is a SIGSEGV that vmpp_explain_access() explains.
void vmpp_protect_released_packs(void);
// Why an access of the program to `address` failed; with an explanation in `text`. Callable in a signal
// handler.
vmpp_access_t vmpp_explain_access(const void *address, char *text, size_t size);

#endif // VIRTUAL_MPP_H
