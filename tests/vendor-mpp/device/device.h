// SPDX-License-Identifier: MIT
// The device nodes that the vendor's libraries open, and the handlers of their
// ioctl() requests. In this folder kd_mpi_* are the functions of the driver, which
// is the virtual MPP (see ../Makefile).
#ifndef DEVICE_H
#define DEVICE_H

#include <sys/ioctl.h>

#include "ioctl/k_ioctl.h"
#include "mpp.h"

#include "call_log.h"

typedef struct {
    // As _IOW() and similar macros compute it from the module's letter, a number and the size of the argument.
    unsigned int code;
    const char *name;
    // Logs `argument`, calls the driver, and returns the result of ioctl().
    k_s32 (*handle)(void *argument, call_log_t *log);
} request_t;

typedef struct {
    const char *path;
    const request_t *requests;
    unsigned int count;
} device_t;

extern const device_t mmz_device;
extern const device_t sys_device;
extern const device_t vb_device;
extern const device_t venc_device;

#define REQUESTS(table) .requests = table, .count = sizeof(table) / sizeof(table[0])

// A handler for requests whose argument is one number.
#define HANDLE_NUMBER(function, field, call)                   \
    static k_s32 function(void *argument, call_log_t *log) {   \
        call_log_number(log, field, *(const k_u32 *)argument); \
        return call(*(const k_u32 *)argument);                 \
    }

#endif // DEVICE_H
