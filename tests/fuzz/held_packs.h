// SPDX-License-Identifier: MIT
// What a script knows of the packs that it holds.
#ifndef FUZZ_HELD_PACKS_H
#define FUZZ_HELD_PACKS_H

#include "objects.h"

// A GetStream begins, which ends what the StreamData held; returns how often it was used so far.
unsigned int packs_ahead(held_stream_t *held, int32_t chn);
// It has ended: judges what came, unless another call used the StreamData meanwhile.
void packs_came(held_stream_t *held, unsigned int uses, const binding_result_t *result);
// A ReleaseStream of the channel.
void packs_went(held_stream_t *held, int32_t chn);

#endif // FUZZ_HELD_PACKS_H
