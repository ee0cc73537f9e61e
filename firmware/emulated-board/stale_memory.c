// SPDX-License-Identifier: MIT
// A use of released media memory, by the script itself or by a write to a file: a
// sentence in place of a bare SIGSEGV or EFAULT.
#include "stale_memory.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mphalport.h"
#include "slow_card.h"
#include "virtual_mpp.h"

// The linker redirects write() here (--wrap).
ssize_t __real_write(int fd, const void *data, size_t size);
ssize_t __wrap_write(int fd, const void *data, size_t size);

static const char *advice(vmpp_access_t access) {
    switch (access) {
        case VMPP_ACCESS_RELEASED:
            return "its content is undefined; use the bytes before ReleaseStream";
        case VMPP_ACCESS_UNMAPPED:
            return "copy the bytes before Destroy, or before the munmap() that removed it";
        default:
            return "use an address from kd_mpi_sys_mmap() or StreamData.data";
    }
}

// Not printf(): a signal handler may run inside it.
static void print(const char *text) {
    if (__real_write(STDERR_FILENO, text, strlen(text)) < 0) {
        return;
    }
}

static vmpp_access_t report(const void *address) {
    char text[400];
    vmpp_access_t access = vmpp_explain_access(address, text, sizeof(text));
    if (access != VMPP_ACCESS_UNKNOWN) {
        print("board: a script used memory that it does not have: ");
        print(text);
        print("; ");
        print(advice(access));
        print("\n");
    }
    return access;
}

static void on_fault(int number, siginfo_t *info, void *context) {
    (void)context;
    vmpp_access_t access = report(info->si_addr);
    if (access == VMPP_ACCESS_RELEASED) {
        // Accessible now: the script continues, as on a board.
        return;
    }
    if (access != VMPP_ACCESS_UNKNOWN) {
        terminal_close();
        _exit(1);
    }
    char text[80];
    snprintf(text, sizeof(text), "board: invalid access to memory at %p\n", info->si_addr);
    print(text);
    // The access fails again, by the default action.
    signal(number, SIG_DFL);
}

void stale_memory_init(void) {
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    vmpp_protect_released_packs();
}

ssize_t __wrap_write(int fd, const void *data, size_t size) {
    ssize_t written = __real_write(fd, data, size);
    if (written < 0 && errno == EFAULT) {
        if (report(data) == VMPP_ACCESS_RELEASED) {
            return __real_write(fd, data, size);
        }
        errno = EFAULT;
    }
    if (written > 0) {
        slow_card_wrote(fd, (size_t)written);
    }
    return written;
}
