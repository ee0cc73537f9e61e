// SPDX-License-Identifier: MIT
// Buffers for the frames of a camera's channel.
#include <stddef.h>

#include "frames.h"
#include "mmz.h"

frame_t *frames_idle(frames_t *frames) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (!frames->all[i].out) {
            return &frames->all[i];
        }
    }
    return NULL;
}

frame_t *frames_held(frames_t *frames, uint64_t phys) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (frames->all[i].out && frames->all[i].phys == phys) {
            return &frames->all[i];
        }
    }
    return NULL;
}

bool frames_any_held(const frames_t *frames) {
    bool held = false;
    for (uint32_t i = 0; i < FRAMES; i++) {
        held = held || frames->all[i].out;
    }
    return held;
}

bool frame_provide(frame_t *frame, uint64_t size) {
    if (frame->phys == 0) {
        frame->phys = mmz_take(size, MMZ_DRIVER);
    }
    return frame->phys != 0;
}

bool frames_provide(frames_t *frames, uint64_t size) {
    bool provided = true;
    for (uint32_t i = 0; i < FRAMES; i++) {
        provided = provided && frame_provide(&frames->all[i], size);
    }
    return provided;
}

void frame_drop(frame_t *frame) {
    if (frame->phys != 0) {
        mmz_give_back(frame->phys, MMZ_DRIVER);
    }
    *frame = (frame_t){ 0 };
}

void frames_drop_idle(frames_t *frames) {
    for (uint32_t i = 0; i < FRAMES; i++) {
        if (!frames->all[i].out) {
            frame_drop(&frames->all[i]);
        }
    }
}
