// SPDX-License-Identifier: MIT
// Timeouts of raw MPP calls and camera_dump(), in slices; the script can be
// interrupted between them. Unlike binding_wait_t, counts slices and not ticks: a
// wait takes the driver's time only.
#ifndef RAW_WAIT_H
#define RAW_WAIT_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int32_t left; // in ms; negative: unlimited
} raw_wait_t;

// The next slice in ms.
int32_t raw_wait_slice(const raw_wait_t *wait);
// After a slice without a result: false if it was the last; otherwise raises pending exceptions, then returns true.
bool raw_wait_continues(raw_wait_t *wait);

#endif // RAW_WAIT_H
