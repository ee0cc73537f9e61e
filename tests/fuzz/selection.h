// SPDX-License-Identifier: MIT
// The channel that a call must use: by its number, or the object's own. Computed from what the live objects have,
// without the engine's selection.
#ifndef FUZZ_SELECTION_H
#define FUZZ_SELECTION_H

#include "vencoder_channel.h"

typedef enum {
    SELECTS, // the channel `chn`
    REQUESTS, // a channel from the driver
    REJECTS, // with `exception`
} selection_kind_t;

typedef struct {
    selection_kind_t kind;
    int32_t chn; // SELECTS; otherwise -1
    binding_exception_t exception;
    bool is_own;
} selection_t;

selection_t selection_of(const void *self, int32_t chn, vencoder_call_t call);
// The number of the object's own channel; -1: it has none.
int32_t own_channel_of(const void *self);
// Whether the object has buffers or a channel by number that it did not destroy.
bool has_channels_by_number(const void *self);

#endif // FUZZ_SELECTION_H
