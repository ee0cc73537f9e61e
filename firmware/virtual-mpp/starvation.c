// SPDX-License-Identifier: MIT
// Decides when waits without result are worth a report; see starvation.h.
#include "starvation.h"

#include <stdio.h>

#include "clock.h"

// As long as this, for a channel that has delivered no pack yet, and for one that has: a script waits once more after its
// camera stopped.
#define FIRST_MS (1000)
#define LATER_MS (5000)
// Polls that take no time on the clock.
#define MANY_POLLS (2000)
// Fewer waits than this are no polling loop.
#define LOOP (20)

static void report(starvation_t *starvation, uint32_t chn) {
    if (!starvation->is_reported && starvation->reason[0] != '\0') {
        starvation->is_reported = true;
        fprintf(stderr, "encoder: channel %u: no packs arrive: %s\n", chn, starvation->reason);
    }
}

void starvation_add(starvation_t *starvation, uint32_t chn, int32_t milli_sec, const char *reason, bool is_lasting) {
    if (starvation->count == 0) {
        starvation->since_us = clock_now_us();
    }
    snprintf(starvation->reason, sizeof(starvation->reason), "%s", reason);
    starvation->is_lasting = is_lasting;
    starvation->count++;
    starvation->waited_ms += milli_sec > 0 ? (uint32_t)milli_sec : 0;
    uint64_t polled_ms = (clock_now_us() - starvation->since_us) / 1000;
    uint64_t limit = starvation->has_delivered && !is_lasting ? LATER_MS : FIRST_MS;
    if (starvation->waited_ms >= limit || polled_ms >= limit || starvation->count >= MANY_POLLS) {
        report(starvation, chn);
    }
}

void starvation_clear(starvation_t *starvation, bool has_delivered) {
    starvation->has_delivered = starvation->has_delivered || has_delivered;
    starvation->reason[0] = '\0';
    starvation->count = 0;
    starvation->waited_ms = 0;
}

void starvation_end(starvation_t *starvation, uint32_t chn) {
    bool is_loop = starvation->waited_ms > 0 || starvation->count >= LOOP;
    if (is_loop && (!starvation->has_delivered || starvation->is_lasting)) {
        report(starvation, chn);
    }
}
