// SPDX-License-Identifier: MIT
// Checks the packs that a script holds.
#ifndef FUZZ_HELD_PACKS_H
#define FUZZ_HELD_PACKS_H

#include "objects.h"

// Before GetStream, which releases the packs of the StreamData; returns the number of calls that used it.
unsigned int held_packs_begin_get(held_stream_t *held, int32_t chn);
// After GetStream: checks its packs, unless another call used the StreamData meanwhile.
void held_packs_end_get(held_stream_t *held, unsigned int uses, const binding_result_t *result);
// After ReleaseStream of the channel.
void held_packs_end_release(held_stream_t *held, int32_t chn);

#endif // FUZZ_HELD_PACKS_H
