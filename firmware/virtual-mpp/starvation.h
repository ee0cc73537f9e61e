// SPDX-License-Identifier: MIT
// Reports on stderr, once per channel, why an encoder channel delivers no packs. A
// script may look for packs before the first frame and after the last one, so a
// single look that finds nothing is no reason for a report. The caller holds the lock.
#ifndef VMPP_STARVATION_H
#define VMPP_STARVATION_H

#include <stdbool.h>
#include <stdint.h>

#define STARVATION_TEXT (224)

// All zero: a channel that nobody has waited for.
typedef struct {
    // Why the last wait could not find a pack; empty when it could.
    char reason[STARVATION_TEXT];
    // Whether the reason concerns the script's own packs or buffers, so that it holds although packs arrived before.
    bool is_lasting;
    bool has_delivered;
    bool is_reported;
    // The waits without result in a row: their time, their number, and when they began.
    uint64_t waited_ms;
    uint64_t since_us;
    uint32_t count;
} starvation_t;

// A wait of `milli_sec` (0: a poll) found nothing, and no event of a source can change that.
void starvation_add(starvation_t *starvation, uint32_t chn, int32_t milli_sec, const char *reason, bool is_lasting);
// A wait found nothing yet, or found packs.
void starvation_clear(starvation_t *starvation, bool has_delivered);
// The channel stops: reports what was found until now, if it never delivered a pack.
void starvation_end(starvation_t *starvation, uint32_t chn);

#endif // VMPP_STARVATION_H
