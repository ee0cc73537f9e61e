// SPDX-License-Identifier: MIT
// The virtual MPP's way to wait for another thread: there is none.
#include <errno.h>
#include <pthread.h>
#include <time.h>

int fuzz_wait_in_vain(pthread_cond_t *condition, pthread_mutex_t *lock, const struct timespec *until);

int fuzz_wait_in_vain(pthread_cond_t *condition, pthread_mutex_t *lock, const struct timespec *until) {
    (void)condition;
    (void)lock;
    (void)until;
    return ETIMEDOUT;
}
