// SPDX-License-Identifier: MIT
// The virtual MPP's outstanding resources, read from its leak check.
#ifndef FUZZ_DRIVER_VIEW_H
#define FUZZ_DRIVER_VIEW_H

#include <stdbool.h>

#include "mpp.h"

#define DRIVER_POOLS (16)

typedef struct {
    char state[16]; // "absent", "created", "started" or "stopped"
    bool is_attached;
    bool is_requested;
    unsigned int packs; // not released
} driver_channel_t;

typedef struct {
    driver_channel_t channels[VENC_MAX_CHN_NUMS];
    unsigned int pools[DRIVER_POOLS]; // ids of private pools
    unsigned int pool_count;
    unsigned int mappings;
} driver_view_t;

driver_view_t driver_view(void);
// Fails with the first outstanding resource, if any.
void check_no_leaks(const char *when);

#endif // FUZZ_DRIVER_VIEW_H
