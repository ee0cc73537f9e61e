// SPDX-License-Identifier: MIT
// /dev/sys (links) and /dev/mmz_userdev (memory), with the requests of generation
// A's libsys.a. Mappings use mmap() (nodes.c). The requests that allocate memory
// are not implemented: the scripts here use only the VB's.
#include "device.h"

typedef struct {
    k_mpp_chn source;
    k_mpp_chn dest;
} link_t;

typedef struct {
    k_u64 phys_addr;
    void *virt_addr;
    k_u64 size;
} flush_t;

static void log_link(call_log_t *log, const link_t *link) {
    const k_mpp_chn *ends[] = { &link->source, &link->dest };
    call_log_open(log, "ends");
    for (size_t i = 0; i < 2; i++) {
        call_log_next(log, i);
        call_log_number(log, "mod", ends[i]->mod_id);
        call_log_number(log, "dev", ends[i]->dev_id);
        call_log_number(log, "chn", ends[i]->chn_id);
    }
    call_log_close(log, 2);
}

static k_s32 bind(void *argument, call_log_t *log) {
    link_t *link = argument;
    log_link(log, link);
    return kd_mpi_sys_bind(&link->source, &link->dest);
}

static k_s32 unbind(void *argument, call_log_t *log) {
    link_t *link = argument;
    log_link(log, link);
    return kd_mpi_sys_unbind(&link->source, &link->dest);
}

static k_s32 get_bind_by_dest(void *argument, call_log_t *log) {
    link_t *link = argument;
    // The library sets the destination only.
    k_s32 result = kd_mpi_sys_get_bind_by_dest(&link->dest, &link->source);
    if (result == 0) {
        log_link(log, link);
    }
    return result;
}

static const request_t sys_requests[] = {
    { _IOW(K_IOC_TYPE_SYS, 0, link_t), "bind", bind },
    { _IOW(K_IOC_TYPE_SYS, 1, link_t), "unbind", unbind },
    { _IOWR(K_IOC_TYPE_SYS, 2, link_t), "get_bind_by_dest", get_bind_by_dest },
};

const device_t sys_device = { .path = "/dev/sys", REQUESTS(sys_requests) };

static k_s32 flush_cache(void *argument, call_log_t *log) {
    flush_t *request = argument;
    call_log_number(log, "phys_addr", (long long)request->phys_addr);
    call_log_number(log, "size", (long long)request->size);
    return kd_mpi_sys_mmz_flush_cache(request->phys_addr, request->virt_addr, (k_u32)request->size);
}

static const request_t mmz_requests[] = {
    { _IOW(K_IOC_TYPE_USER_MMZ, 11, flush_t), "flush_cache", flush_cache },
};

const device_t mmz_device = { .path = "/dev/mmz_userdev", REQUESTS(mmz_requests) };
