// SPDX-License-Identifier: MIT
// Raw MPP calls on a channel, as Python classes make them.
#ifndef FUZZ_RAW_STEPS_H
#define FUZZ_RAW_STEPS_H

// Creates a channel over the buffers of SetOutBufs, for Start to adopt.
void raw_create(void);
void raw_stop(void);
void raw_destroy(void);
void raw_destroy_pool(void);
// Requests a channel, as an IDE does for its preview, and releases any.
void raw_request(void);
void raw_release(void);

#endif // FUZZ_RAW_STEPS_H
