// SPDX-License-Identifier: MIT
// kd_mpi_venc_*() calls that only generation B has: pools attached to channels, and
// channels that are requested.
#include "driver_lock.h"
#include "vb.h"
#include "venc_channel.h"

#if MPP_GENERATION_B

static k_s32 attach(venc_channel_t *channel, k_u32 pool_id, k_s32 buff_num) {
    if (!vb_pool_exists(pool_id) || buff_num < 0) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    if (channel->state != VENC_ABSENT) {
        return K_ERR_VENC_BUSY;
    }
    channel->attached = true;
    channel->attached_by = leak_check_acquirer();
    channel->pool_id = pool_id;
    channel->pool_blocks = (k_u32)buff_num;
    return 0;
}

k_s32 kd_mpi_venc_attach_vb_pool_ex(k_u32 chn_num, k_u32 pool_id, k_s32 buff_num) {
    venc_channel_t *channel;
    k_s32 result = venc_enter(chn_num, &channel);
    return result == 0 ? venc_leave(attach(channel, pool_id, buff_num)) : result;
}

k_s32 kd_mpi_venc_attach_vb_pool(k_u32 chn_num, k_u32 pool_id) {
    return kd_mpi_venc_attach_vb_pool_ex(chn_num, pool_id, 0);
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
