// SPDX-License-Identifier: MIT
// Waiting by the virtual clock, by the wall clock, and for other threads.
#include "clock.h"

#include <stddef.h>

#include "camera.h"
#include "driver_lock.h"

static uint64_t earlier(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t later_by(uint64_t from, uint64_t us) {
    return us < WORLD_NEVER - from ? from + us : WORLD_NEVER;
}

// A time of world_now_us() by the machine's clock; only with the wall clock.
static uint64_t real_time_of(uint64_t us) {
    return us == WORLD_NEVER ? WORLD_NEVER : later_by(world_real_us(), us - earlier(us, world_now_us()));
}

// Waits in virtual time; false when the time is up first.
static bool step_virtual(uint64_t due, uint64_t deadline) {
    camera_run_until(earlier(due, deadline));
    return due <= deadline;
}

// Waits in real time for a change; false when the time is up first.
static bool step_real(uint64_t due, uint64_t real_deadline) {
    uint64_t until = world_is_realtime() ? earlier(real_time_of(due), real_deadline) : real_deadline;
    bool changed = world_wait(until);
    if (world_is_realtime()) {
        camera_run_until(world_now_us());
    }
    return changed || until < real_deadline;
}

bool wait_for(const wait_t *what, int32_t milli_sec) {
    uint64_t us = milli_sec < 0 ? WORLD_NEVER : (uint64_t)milli_sec * 1000;
    uint64_t deadline = later_by(world_now_us(), us);
    uint64_t real_deadline = later_by(world_real_us(), us);
    if (world_is_realtime()) {
        camera_run_until(world_now_us());
    }
    bool ready = what->ready(what->subject);
    uint64_t due = what->due(what->subject);
    if (!ready && milli_sec == 0 && !world_is_realtime() && due != WORLD_NEVER) {
        camera_run_until(due);
        return false;
    }
    bool time_left = milli_sec != 0;
    while (!ready && time_left) {
        bool by_virtual_time = !world_is_realtime() && due != WORLD_NEVER;
        time_left = by_virtual_time ? step_virtual(due, deadline) : step_real(due, real_deadline);
        ready = what->ready(what->subject);
        due = what->due(what->subject);
    }
    return ready;
}

void wait_us(uint64_t us) {
    uint64_t end = later_by(world_now_us(), us);
    if (!world_is_realtime()) {
        camera_run_until(end);
        return;
    }
    while (world_now_us() < end) {
        world_wait(real_time_of(earlier(end, camera_next_delivery())));
        camera_run_until(world_now_us());
    }
}
