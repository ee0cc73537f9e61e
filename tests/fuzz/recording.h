// SPDX-License-Identifier: MIT
// A final recording, which must succeed after any program.
#ifndef FUZZ_RECORDING_H
#define FUZZ_RECORDING_H

// `choice` selects the channel and the codec.
void record_at_the_end(unsigned int choice);

#endif // FUZZ_RECORDING_H
