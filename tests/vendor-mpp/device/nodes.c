// SPDX-License-Identifier: MIT
// Replaces open(), ioctl(), mmap() and munmap() for the vendor's libraries (see
// ../Makefile). A descriptor is the number of a device.
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "device.h"

// The only flag that the vendor's mmap() sets: an uncached mapping.
#define MAP_UNCACHED (1)

int device_open(const char *path, int flags, ...);
int device_ioctl(int fd, int code, ...);
void *device_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
int device_munmap(void *address, size_t size);

static const device_t *const devices[] = { &venc_device, &vb_device, &sys_device, &mmz_device };
#define DEVICES ((int)(sizeof(devices) / sizeof(devices[0])))

int device_open(const char *path, int flags, ...) {
    (void)flags;
    for (int fd = 0; fd < DEVICES; fd++) {
        if (strcmp(path, devices[fd]->path) == 0) {
            call_log_t log;
            call_log_begin(&log, path, "open");
            call_log_end(&log, 0);
            return fd;
        }
    }
    errno = ENOENT;
    return -1;
}

static const request_t *find(const device_t *device, unsigned int code) {
    for (unsigned int i = 0; i < device->count; i++) {
        if (device->requests[i].code == code) {
            return &device->requests[i];
        }
    }
    return NULL;
}

int device_ioctl(int fd, int code, ...) {
    va_list rest;
    va_start(rest, code);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    const request_t *request = find(devices[fd], (unsigned int)code);
    if (request == NULL) {
        fprintf(stderr, "%s: unknown request 0x%08x\n", devices[fd]->path, (unsigned int)code);
        errno = ENOTTY;
        return -1;
    }
    call_log_t log;
    call_log_begin(&log, devices[fd]->path, request->name);
    k_s32 result = request->handle(argument, &log);
    call_log_end(&log, result);
    return result;
}

void *device_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset) {
    (void)address;
    (void)protection;
    call_log_t log;
    call_log_begin(&log, devices[fd]->path, "mmap");
    call_log_number(&log, "phys_addr", offset);
    call_log_number(&log, "size", (long long)size);
    call_log_number(&log, "uncached", flags & MAP_UNCACHED);
    void *mapped = kd_mpi_sys_mmap((k_u64)offset, (k_u32)size);
    call_log_end(&log, mapped != NULL ? 0 : -1);
    return mapped != NULL ? mapped : MAP_FAILED;
}

int device_munmap(void *address, size_t size) {
    call_log_t log;
    call_log_begin(&log, mmz_device.path, "munmap");
    call_log_number(&log, "size", (long long)size);
    int result = kd_mpi_sys_munmap(address, (k_u32)size) == 0 ? 0 : -1;
    call_log_end(&log, result);
    return result;
}
