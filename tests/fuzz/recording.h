// SPDX-License-Identifier: MIT
// What the next script does: a recording that has to go well, whatever went on
// before it.
#ifndef FUZZ_RECORDING_H
#define FUZZ_RECORDING_H

// `choice` tells the channel and the codec.
void record_after_all(unsigned int choice);

#endif // FUZZ_RECORDING_H
