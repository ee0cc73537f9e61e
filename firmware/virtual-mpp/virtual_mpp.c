// SPDX-License-Identifier: MIT
// The functions of virtual_mpp.h, and the one place where sources and sinks of
// frames are registered.
#include "virtual_mpp.h"

#include <stdio.h>

#include "bind.h"
#include "camera.h"
#include "clock.h"
#include "driver_lock.h"
#include "leak_check.h"
#include "mmz.h"
#include "vb.h"
#include "venc_2d.h"
#include "venc_channel.h"
#include "venc_input.h"

// Before main(), because a program's first call may be any of the MPP's.
__attribute__((constructor)) static void boot(void) {
    clock_start();
    clock_add_source(&camera_events);
    bind_add_source(&camera_frames);
    bind_add_sink(&venc_sink);
    vb_watch_releases(venc_memory_released);
    vb_watch_destroys(venc_pool_destroyed);
}

bool vmpp_configure(const vmpp_options_t *options, char *message, size_t message_size) {
    y4m_t footage = { 0 };
    if (options->source != NULL && !y4m_open(&footage, options->source, message, message_size)) {
        return false;
    }
    driver_lock();
    bool resized = mmz_set_size(options->mmz_size != 0 ? options->mmz_size : MMZ_DEFAULT_SIZE);
    if (resized) {
        camera_play(&footage);
        clock_set_realtime(options->realtime);
    } else {
        y4m_close(&footage);
        snprintf(message, message_size, "the media memory is in use");
    }
    driver_unlock();
    return resized;
}

k_u64 vmpp_mmz_size(void) {
    return mmz_size();
}

unsigned int vmpp_leak_check(void (*report)(const char *text, void *context), void *context) {
    leak_check_t leaks = { .report = report, .context = context };
    driver_lock();
    bind_leak_check(&leaks);
    venc_leak_check(&leaks);
    venc_2d_leak_check(&leaks);
    vb_leak_check(&leaks);
    mmz_leak_check(&leaks);
    driver_unlock();
    return leaks.count;
}

k_u64 vmpp_now_us(void) {
    driver_lock();
    k_u64 now = clock_now_us();
    driver_unlock();
    return now;
}

void vmpp_sleep_us(k_u64 us) {
    driver_lock();
    clock_sleep_us(us);
    driver_unlock();
}

void vmpp_protect_released_packs(void) {
    driver_lock();
    mmz_enable_protection();
    driver_unlock();
}

vmpp_access_t vmpp_explain_access(const void *address, char *text, size_t size) {
    return mmz_explain_access(address, text, size);
}
