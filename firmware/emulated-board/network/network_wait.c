// SPDX-License-Identifier: MIT
// Waits for the network; see network_wait.h.
#include <poll.h>
#include <stddef.h>

#include "py/mphal.h"
#include "py/runtime.h"

#include "clock.h"
#include "interrupt.h"
#include "network_wait.h"
#include "threads.h"
#include "turns.h"

// More sockets in one poll() are looked at when the wait for these is over.
#define NOTED_MAX (16)
// How long a poll() does not look at its other objects.
#define STEP_MS (20)
// The same while another thread may change them.
#define STEP_AMONG_THREADS_MS (1)
// As an empty poll of the virtual MPP.
#define EMPTY_POLL_NS (100000)

int __real_poll(struct pollfd *fds, nfds_t count, int milli_sec);

typedef struct {
    struct pollfd *fds;
    nfds_t count;
    // The machine's time at which the wait is over, too.
    uint64_t real_end_us;
} subject_t;

static struct pollfd noted[NOTED_MAX];
static nfds_t noted_count;
static bool noted_has_peer;
static bool has_waited;

static bool any_is_ready(const subject_t *subject) {
    return __real_poll(subject->fds, subject->count, 0) > 0;
}

static bool is_over(const void *context) {
    const subject_t *subject = context;
    return any_is_ready(subject) || turns_real_us() >= subject->real_end_us;
}

static uint64_t never_due(const void *context) {
    (void)context;
    return CLOCK_NEVER;
}

// One wait by the clock, which an interrupt ends, too.
static void wait_once(const subject_t *subject, int32_t timeout_ms, uint32_t real_ms) {
    bool is_short = timeout_ms >= 0 && (uint32_t)timeout_ms < real_ms;
    clock_wait_t wait = {
        .ready = is_over,
        .due = never_due,
        .subject = subject,
        .is_outside = true,
        .real_us = (is_short ? (uint64_t)timeout_ms : real_ms) * 1000,
    };
    clock_wait_for(&wait, timeout_ms);
    interrupt_handle_pending();
}

static struct pollfd pollfd_of(const network_wait_t *wait) {
    return (struct pollfd){ .fd = wait->fd, .events = wait->events };
}

static int32_t ms_until(uint64_t end_us) {
    uint64_t now = clock_now_us();
    return end_us > now ? (int32_t)((end_us - now + 999) / 1000) : 0;
}

bool network_wait(const network_wait_t *wait, int32_t timeout_ms, uint32_t real_ms) {
    struct pollfd fd = pollfd_of(wait);
    subject_t subject = { .fds = &fd, .count = 1, .real_end_us = CLOCK_NEVER };
    uint64_t end = clock_now_us() + (uint64_t)(timeout_ms > 0 ? timeout_ms : 0) * 1000;
    bool is_ready;
    do {
        wait_once(&subject, timeout_ms < 0 ? NETWORK_FOREVER : ms_until(end), real_ms);
        is_ready = any_is_ready(&subject);
    } while (!is_ready && (timeout_ms < 0 || clock_now_us() < end));
    return is_ready;
}

bool network_wait_real(const network_wait_t *wait, uint32_t real_ms) {
    struct pollfd fd = pollfd_of(wait);
    subject_t subject = { .fds = &fd, .count = 1, .real_end_us = turns_real_us() + (uint64_t)real_ms * 1000 };
    while (!is_over(&subject)) {
        wait_once(&subject, NETWORK_FOREVER, 0);
    }
    return any_is_ready(&subject);
}

static bool is_noted(int fd) {
    nfds_t i = 0;
    while (i < noted_count && noted[i].fd != fd) {
        i++;
    }
    return i < noted_count;
}

// A poll() begins to look. What it looks at after its wait costs nothing, so that a loop of waits is exact.
static void begin_round(void) {
    if (!has_waited) {
        clock_charge_ns(EMPTY_POLL_NS);
    }
    has_waited = false;
    noted_has_peer = false;
    noted_count = 0;
}

void network_wait_note(const network_wait_t *wait) {
    if (noted_count == 0 || is_noted(wait->fd)) {
        begin_round();
    }
    if (noted_count < NOTED_MAX) {
        noted[noted_count++] = pollfd_of(wait);
        noted_has_peer = noted_has_peer || wait->has_peer;
    }
}

// How long to wait for what was noted before the other objects of that poll() are looked at.
static int32_t step_ms(int32_t timeout_ms) {
    int32_t step = timeout_ms;
    if (threads_has_others()) {
        step = STEP_AMONG_THREADS_MS;
    } else if (noted_has_peer) {
        step = STEP_MS;
    }
    return timeout_ms >= 0 && timeout_ms < step ? timeout_ms : step;
}

bool network_wait_noted(int32_t timeout_ms) {
    if (noted_count == 0) {
        return false;
    }
    struct pollfd fds[NOTED_MAX];
    subject_t subject = { .fds = fds, .count = noted_count, .real_end_us = CLOCK_NEVER };
    for (nfds_t i = 0; i < noted_count; i++) {
        fds[i] = noted[i];
    }
    noted_count = 0;
    has_waited = true;
    bool is_endless = timeout_ms < 0 && !threads_has_others();
    int32_t step = is_endless ? NETWORK_FOREVER : step_ms(timeout_ms);
    if (is_endless) {
        subject.real_end_us = turns_real_us() + STEP_MS * 1000;
    }
    wait_once(&subject, step, noted_has_peer && step > 0 ? (uint32_t)step : NETWORK_GRACE_MS);
    return true;
}
