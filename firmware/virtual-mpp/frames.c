// SPDX-License-Identifier: MIT
// Buffers for the frames of a camera channel, in media memory.
#include <stddef.h>

#include "frames.h"
#include "mmz.h"

frame_t *frames_idle(frames_t *frames) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (!frames->all[i].outstanding) {
            return &frames->all[i];
        }
    }
    return NULL;
}

frame_t *frames_find_outstanding(frames_t *frames, uint64_t phys) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (frames->all[i].outstanding && frames->all[i].phys == phys) {
            return &frames->all[i];
        }
    }
    return NULL;
}

bool frames_any_outstanding(const frames_t *frames) {
    bool any = false;
    for (uint32_t i = 0; i < FRAMES; i++) {
        any = any || frames->all[i].outstanding;
    }
    return any;
}

bool frame_alloc(frame_t *frame, uint64_t size) {
    if (frame->phys == 0) {
        frame->phys = mmz_alloc(size, MMZ_DRIVER);
    }
    return frame->phys != 0;
}

bool frames_alloc(frames_t *frames, uint64_t size) {
    bool allocated = true;
    for (uint32_t i = 0; i < FRAMES; i++) {
        allocated = allocated && frame_alloc(&frames->all[i], size);
    }
    return allocated;
}

void frame_free(frame_t *frame) {
    if (frame->phys != 0) {
        mmz_free(frame->phys, MMZ_DRIVER);
    }
    *frame = (frame_t){ 0 };
}

void frames_free_idle(frames_t *frames) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (!frames->all[i].outstanding) {
            frame_free(&frames->all[i]);
        }
    }
}
