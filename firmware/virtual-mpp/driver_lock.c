// SPDX-License-Identifier: MIT
// The lock, its condition, and the two clocks of the virtual world.
#include "driver_lock.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool realtime;
static uint64_t boot_us;
static uint64_t virtual_us;

// A condition's default clock is the wall clock, which jumps.
static void prepare(void) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
    boot_us = world_real_us();
}

void world_lock(void) {
    pthread_once(&once, prepare);
    pthread_mutex_lock(&lock);
}

void world_unlock(void) {
    pthread_mutex_unlock(&lock);
}

bool world_wait(uint64_t real_us) {
    if (real_us == WORLD_NEVER) {
        pthread_cond_wait(&changed, &lock);
        return true;
    }
    struct timespec until = {
        .tv_sec = (time_t)(real_us / 1000000),
        .tv_nsec = (long)(real_us % 1000000) * 1000,
    };
    return pthread_cond_timedwait(&changed, &lock, &until) != ETIMEDOUT;
}

void world_changed(void) {
    pthread_cond_broadcast(&changed);
}

uint64_t world_real_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

void world_set_realtime(bool on) {
    realtime = on;
}

bool world_is_realtime(void) {
    return realtime;
}

uint64_t world_now_us(void) {
    return realtime ? world_real_us() - boot_us : virtual_us;
}

void world_advance_to(uint64_t us) {
    if (us > virtual_us) {
        virtual_us = us;
    }
}
