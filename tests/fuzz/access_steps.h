// SPDX-License-Identifier: MIT
// Steps that read the packs of a StreamData, iterate over them, read what a channel tells, and close an Encoder.
#ifndef FUZZ_ACCESS_STEPS_H
#define FUZZ_ACCESS_STEPS_H

// One of them, by the fuzzer's choice.
void access_step(void);

#endif // FUZZ_ACCESS_STEPS_H
