// SPDX-License-Identifier: MIT
// Buffers for the frames of a camera channel, as many as can be outstanding at
// once. The caller holds the lock.
#ifndef VMPP_FRAMES_H
#define VMPP_FRAMES_H

#include <stdbool.h>
#include <stdint.h>

#define FRAMES (6)

typedef struct {
    // 0 until memory is allocated.
    uint64_t phys;
    bool outstanding;
} frame_t;

typedef struct {
    frame_t all[FRAMES];
} frames_t;

// A buffer that is not outstanding, or NULL.
frame_t *frames_idle(frames_t *frames);
// The outstanding buffer at `phys`, or NULL.
frame_t *frames_find_outstanding(frames_t *frames, uint64_t phys);
bool frames_any_outstanding(const frames_t *frames);

// Allocates `size` bytes for one buffer, or for each; false when media memory is exhausted.
bool frame_alloc(frame_t *frame, uint64_t size);
bool frames_alloc(frames_t *frames, uint64_t size);

void frame_free(frame_t *frame);
// Frees the buffers that are not outstanding; the others are freed on release.
void frames_free_idle(frames_t *frames);

#endif // VMPP_FRAMES_H
