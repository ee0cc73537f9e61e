// SPDX-License-Identifier: MIT
// What the virtual MPP has lent out, read from its account.
#ifndef FUZZ_DRIVER_VIEW_H
#define FUZZ_DRIVER_VIEW_H

#include <stdbool.h>

#include "mpp.h"

#define DRIVER_POOLS (16)

typedef struct {
    char state[16]; // "absent", "created", "started" or "stopped"
    bool is_attached;
    unsigned int packs; // that are out
} driver_channel_t;

typedef struct {
    driver_channel_t channels[VENC_MAX_CHN_NUMS];
    unsigned int pools[DRIVER_POOLS]; // private ones, by their ids
    unsigned int pool_count;
    unsigned int mappings;
} driver_view_t;

driver_view_t driver_view(void);
// Complains with the first thing that is held, if anything is.
void driver_must_be_clean(const char *when);

#endif // FUZZ_DRIVER_VIEW_H
