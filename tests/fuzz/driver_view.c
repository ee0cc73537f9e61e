// SPDX-License-Identifier: MIT
// The virtual MPP's outstanding resources, read from its leak check.
#include "driver_view.h"

#include <stdio.h>
#include <string.h>

#include "report.h"
#include "virtual_mpp.h"

static driver_channel_t *channel_of(driver_view_t *view, unsigned int chn) {
    if (chn >= VENC_MAX_CHN_NUMS) {
        fail("the leak check names channel %u", chn);
    }
    return &view->channels[chn];
}

static void add_pool(driver_view_t *view, unsigned int pool) {
    if (view->pool_count == DRIVER_POOLS) {
        fail("there are more than %d private pools for %d channels", DRIVER_POOLS, VENC_MAX_CHN_NUMS);
    }
    view->pools[view->pool_count++] = pool;
}

static void read_line(const char *text, void *context) {
    driver_view_t *view = context;
    char state[16];
    unsigned int number;
    unsigned int chn;
    if (sscanf(text, "channel %u, %15[a-z]", &chn, state) == 2 && strcmp(state, "requested") == 0) {
        channel_of(view, chn)->is_requested = true;
    } else if (sscanf(text, "channel %u, %15[a-z]", &chn, state) == 2) {
        strcpy(channel_of(view, chn)->state, state);
    } else if (sscanf(text, "pool %u attached to channel %u", &number, &chn) == 2) {
        channel_of(view, chn)->is_attached = true;
    } else if (sscanf(text, "pool %u of", &number) == 1) {
        add_pool(view, number);
    } else if (sscanf(text, "pack of %u bytes of channel %u", &number, &chn) == 2) {
        channel_of(view, chn)->packs++;
    } else if (strncmp(text, "mapping of", strlen("mapping of")) == 0) {
        view->mappings++;
    }
}

driver_view_t driver_view(void) {
    driver_view_t view = { .pool_count = 0 };
    for (unsigned int i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        strcpy(view.channels[i].state, "absent");
    }
    vmpp_leak_check(read_line, &view);
    return view;
}

static void report_leak(const char *text, void *context) {
    fail("%s: leaked: %s", (const char *)context, text);
}

void check_no_leaks(const char *when) {
    vmpp_leak_check(report_leak, (void *)when);
}
