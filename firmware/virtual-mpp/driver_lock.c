// SPDX-License-Identifier: MIT
// The driver's lock and condition over pthreads.
#include "driver_lock.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// A condition uses the wall clock by default, which can jump.
static void init_condition(void) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

void driver_lock(void) {
    pthread_once(&once, init_condition);
    pthread_mutex_lock(&lock);
}

void driver_unlock(void) {
    pthread_mutex_unlock(&lock);
}

bool driver_wait(uint64_t real_us) {
    if (real_us == DRIVER_WAIT_FOREVER) {
        pthread_cond_wait(&changed, &lock);
        return true;
    }
    struct timespec until = {
        .tv_sec = (time_t)(real_us / 1000000),
        .tv_nsec = (long)(real_us % 1000000) * 1000,
    };
    return pthread_cond_timedwait(&changed, &lock, &until) != ETIMEDOUT;
}

void driver_notify(void) {
    pthread_cond_broadcast(&changed);
}

uint64_t driver_real_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}
