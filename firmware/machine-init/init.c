// SPDX-License-Identifier: MIT
// /init of the K230 machine: runs the board's program, then sends what it changed and its exit code. The watchdog ends the
// machine, which has no other power-off.
#define _GNU_SOURCE
#include <fcntl.h>
#include <net/if.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"
#include "places.h"
#include "program.h"
#include "results.h"

// The first of the chip's two watchdogs, of DesignWare. With QEMU's -no-reboot, its reset ends QEMU.
#define WATCHDOG (0x91106000)
#define WATCHDOG_RESTART (0x76)

static void power_off(void) {
    enum { CONTROL,
        TIMEOUT,
        COUNTER,
        RESTART };
    int memory = open("/dev/mem", O_RDWR | O_SYNC);
    volatile uint32_t *watchdog = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, memory, WATCHDOG);
    if (watchdog != MAP_FAILED) {
        watchdog[TIMEOUT] = 0;
        watchdog[CONTROL] = 1;
        watchdog[RESTART] = WATCHDOG_RESTART;
    }
    for (;;) {
        pause();
    }
}

// Scripts have the loopback on every board.
static void start_loopback(void) {
    struct ifreq request = { .ifr_name = "lo", .ifr_flags = IFF_UP };
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ioctl(any, SIOCSIFFLAGS, &request);
    close(any);
}

static void mount_devices(const char *folder, const char *memory) {
    mount("devtmpfs", folder, "devtmpfs", 0, NULL);
    mkdir(memory, 01777);
}

int main(void) {
    job_t job = { 0 };
    int code = 126;
    mount_devices("/dev", "/dev/shm");
    mount("tmpfs", "/dev/shm", "tmpfs", 0, NULL);
    mount_devices(BOARD "/dev", BOARD "/dev/shm");
    mount("proc", BOARD "/proc", "proc", 0, NULL);
    start_loopback();
    results_open();
    if (job_read(&job)) {
        places_open(&job);
        code = program_run(&job);
        places_send_changes(&job);
    } else {
        results_fail("/job");
    }
    results_end(code);
    power_off();
}
