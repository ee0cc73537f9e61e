// SPDX-License-Identifier: MIT
// What Python classes do to a channel by raw calls of the MPP.
#ifndef FUZZ_RAW_STEPS_H
#define FUZZ_RAW_STEPS_H

// Over the buffers of SetOutBufs, for Start to take over.
void raw_create(void);
void raw_stop(void);
void raw_destroy(void);
void raw_destroy_pool(void);

#endif // FUZZ_RAW_STEPS_H
