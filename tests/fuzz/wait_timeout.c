// SPDX-License-Identifier: MIT
// Replaces the virtual MPP's wait for another thread, since there is none: the
// machine's time jumps to the end of the wait.
#include <errno.h>
#include <semaphore.h>
#include <time.h>

int fuzz_wait_timeout(sem_t *semaphore, const struct timespec *until);
int fuzz_clock_gettime(clockid_t clock, struct timespec *now);

static struct timespec time_now;

int fuzz_wait_timeout(sem_t *semaphore, const struct timespec *until) {
    (void)semaphore;
    time_now = *until;
    errno = ETIMEDOUT;
    return -1;
}

int fuzz_clock_gettime(clockid_t clock, struct timespec *now) {
    (void)clock;
    *now = time_now;
    return 0;
}
