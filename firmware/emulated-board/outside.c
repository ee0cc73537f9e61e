// SPDX-License-Identifier: MIT
// Calls that may wait for something outside of the board. The linker redirects them
// here (--wrap): other threads of the script may need the turn meanwhile, and virtual
// time must not depend on when input arrives.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "py/mphal.h"
#include "py/runtime.h"

#include "board_clock.h"
#include "interrupt.h"
#include "network/network_wait.h"
#include "threads.h"

// How soon a read sees a Ctrl-C that arrived just before it.
#define INTERRUPT_STEP_MS (50)
// How soon select sees input that arrives.
#define INPUT_STEP_NS (2000000)

ssize_t __real_read(int fd, void *buffer, size_t size);
ssize_t __wrap_read(int fd, void *buffer, size_t size);
int __real_poll(struct pollfd *fds, nfds_t count, int milli_sec);
int __wrap_poll(struct pollfd *fds, nfds_t count, int milli_sec);
void __wrap_mp_event_wait_indefinite(void);

// Whether a loop of select has polled a file since its last wait.
static bool polls_a_file;

static bool never_waits(int fd) {
    struct stat status;
    return fstat(fd, &status) != 0 || S_ISREG(status.st_mode);
}

typedef struct {
    int fd;
    void *buffer;
    size_t size;
    ssize_t result;
    int error;
} read_t;

// A signal that arrives between a check and a read does not end the read. False: as a failed read.
static bool wait_for_input(int fd) {
    struct pollfd wanted = { .fd = fd, .events = POLLIN };
    int ready = 0;
    while (ready == 0) {
        if (threads_is_main() && interrupt_is_waiting()) {
            errno = EINTR;
            return false;
        }
        ready = __real_poll(&wanted, 1, INTERRUPT_STEP_MS);
    }
    return ready > 0;
}

static void do_read(void *context) {
    read_t *call = context;
    call->result = wait_for_input(call->fd) ? __real_read(call->fd, call->buffer, call->size) : -1;
    call->error = errno;
}

ssize_t __wrap_read(int fd, void *buffer, size_t size) {
    if (never_waits(fd)) {
        return __real_read(fd, buffer, size);
    }
    read_t call = { .fd = fd, .buffer = buffer, .size = size };
    board_clock_wait_outside(do_read, &call, BOARD_TURNS_BEFORE_INPUT);
    errno = call.error;
    return call.result;
}

int __wrap_poll(struct pollfd *fds, nfds_t count, int milli_sec) {
    polls_a_file = polls_a_file || (count > 0 && !never_waits(fds[0].fd));
    return __real_poll(fds, count, milli_sec);
}

static void sleep_outside(void *context) {
    (void)context;
    nanosleep(&(struct timespec){ .tv_nsec = INPUT_STEP_NS }, NULL);
}

// A poll without a timeout: it waits for input, or for an object that another thread makes ready.
void __wrap_mp_event_wait_indefinite(void) {
    if (!polls_a_file) {
        if (!network_wait_noted(NETWORK_FOREVER)) {
            board_wait_turn();
        }
        return;
    }
    polls_a_file = false;
    // No turns for others: their number would depend on when the input arrives.
    board_clock_wait_outside(sleep_outside, NULL, 0);
    interrupt_handle_pending();
}
