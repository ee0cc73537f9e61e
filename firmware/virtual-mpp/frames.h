// SPDX-License-Identifier: MIT
// Buffers for the frames of a camera's channel, as many as a program can hold
// at once. The caller holds the lock.
#ifndef VMPP_FRAMES_H
#define VMPP_FRAMES_H

#include <stdbool.h>
#include <stdint.h>

#define FRAMES (6)

typedef struct {
    // 0 where there is no memory yet.
    uint64_t phys;
    bool out;
} frame_t;

typedef struct {
    frame_t all[FRAMES];
} frames_t;

// A buffer that no program holds, or NULL.
frame_t *frames_idle(frames_t *frames);
// The buffer at `phys` that a program holds, or NULL.
frame_t *frames_held(frames_t *frames, uint64_t phys);
bool frames_any_held(const frames_t *frames);

// Memory of `size` bytes for one buffer, or for all of them; false when there is too little.
bool frame_provide(frame_t *frame, uint64_t size);
bool frames_provide(frames_t *frames, uint64_t size);

void frame_drop(frame_t *frame);
// Frees the buffers that no program holds; those that are out go when they come back.
void frames_drop_idle(frames_t *frames);

#endif // VMPP_FRAMES_H
