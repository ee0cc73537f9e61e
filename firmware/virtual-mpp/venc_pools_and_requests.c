// SPDX-License-Identifier: MIT
// kd_mpi_venc_*() calls that only generation B has: pools attached to channels, and
// channels that are requested.
#include "driver_lock.h"
#include "vb.h"
#include "venc_channel.h"

#if MPP_GENERATION_B

static k_s32 attach(venc_channel_t *channel, k_u32 pool_id) {
    if (!vb_pool_exists(pool_id)) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    if (channel->state != VENC_ABSENT) {
        return K_ERR_VENC_BUSY;
    }
    channel->attached = true;
    channel->attached_by = leak_check_acquirer();
    channel->pool_id = pool_id;
    return 0;
}

k_s32 kd_mpi_venc_attach_vb_pool(k_u32 chn_num, k_u32 pool_id) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    driver_lock();
    k_s32 result = attach(venc_channel(chn_num), pool_id);
    driver_unlock();
    return result;
}

static k_s32 detach(venc_channel_t *channel) {
    if (!channel->attached) {
        return K_ERR_VENC_UNEXIST;
    }
    if (channel->state == VENC_STARTED) {
        return K_ERR_VENC_BUSY;
    }
    channel->attached = false;
    return 0;
}

k_s32 kd_mpi_venc_detach_vb_pool(k_u32 chn_num) {
    return venc_on_channel(chn_num, detach);
}

k_s32 kd_mpi_venc_request_chn(k_u32 *chn_num) {
    if (chn_num == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    k_s32 result = K_ERR_VENC_BUSY;
    driver_lock();
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS && result != 0; i++) {
        if (!venc_channel(i)->requested && venc_channel(i)->state == VENC_ABSENT) {
            venc_channel(i)->requested = true;
            venc_channel(i)->requested_by = leak_check_acquirer();
            *chn_num = i;
            result = 0;
        }
    }
    driver_unlock();
    return result;
}

static k_s32 release_chn(venc_channel_t *channel) {
    if (channel->state != VENC_ABSENT) {
        return K_ERR_VENC_BUSY;
    }
    if (!channel->requested) {
        return K_ERR_VENC_UNEXIST;
    }
    channel->requested = false;
    return 0;
}

k_s32 kd_mpi_venc_release_chn(k_u32 chn_num) {
    return venc_on_channel(chn_num, release_chn);
}

#endif
