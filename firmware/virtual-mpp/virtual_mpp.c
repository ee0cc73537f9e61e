// SPDX-License-Identifier: MIT
// What virtual_mpp.h declares, beside the camera.
#include "virtual_mpp.h"

#include "bind.h"
#include "clock.h"
#include "driver_lock.h"
#include "leak_check.h"
#include "mmz.h"
#include "vb.h"
#include "venc.h"

k_u64 vmpp_mmz_size(void) {
    return mmz_size();
}

unsigned int vmpp_account(void (*tell)(const char *text, void *context), void *context) {
    account_t account = { .tell = tell, .context = context };
    world_lock();
    bind_account(&account);
    venc_account(&account);
    vb_account(&account);
    mmz_account(&account);
    world_unlock();
    return account.count;
}

k_u64 vmpp_now_us(void) {
    world_lock();
    k_u64 now = world_now_us();
    world_unlock();
    return now;
}

void vmpp_sleep_us(k_u64 us) {
    world_lock();
    wait_us(us);
    world_unlock();
}
