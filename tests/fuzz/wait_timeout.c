// SPDX-License-Identifier: MIT
// Replaces the virtual MPP's wait for another thread, since there is none.
#include <errno.h>
#include <pthread.h>
#include <time.h>

int fuzz_wait_timeout(pthread_cond_t *condition, pthread_mutex_t *lock, const struct timespec *until);

int fuzz_wait_timeout(pthread_cond_t *condition, pthread_mutex_t *lock, const struct timespec *until) {
    (void)condition;
    (void)lock;
    (void)until;
    return ETIMEDOUT;
}
