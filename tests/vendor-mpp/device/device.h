// SPDX-License-Identifier: MIT
// The device nodes that the vendor's libraries open, and how a request of
// ioctl() is answered. In this folder the names kd_mpi_* are those of the
// driver, which is the virtual MPP (see ../Makefile).
#ifndef DEVICE_H
#define DEVICE_H

#include <sys/ioctl.h>

#include "ioctl/k_ioctl.h"
#include "mpp.h"

#include "call_log.h"

typedef struct {
    // As _IOW() and its kin make it from the module's letter, a number and the argument's size.
    unsigned int code;
    const char *name;
    // Decodes `argument` into the log, lets the driver answer, and returns what ioctl() is to return.
    k_s32 (*answer)(void *argument, call_log_t *log);
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

// For requests whose argument is one number, or none.
#define ANSWER_NUMBER(function, field, call)                   \
    static k_s32 function(void *argument, call_log_t *log) {   \
        call_log_number(log, field, *(const k_u32 *)argument); \
        return call(*(const k_u32 *)argument);                 \
    }

#endif // DEVICE_H
