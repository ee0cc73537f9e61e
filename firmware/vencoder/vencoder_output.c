// SPDX-License-Identifier: MIT
// Output buffers of a channel, one implementation per MPP generation.
#include <string.h>

#include "vencoder_media_manager.h"
#include "vencoder_output.h"

#if MPP_GENERATION_A

bool vencoder_output_reserve(vencoder_channel_t *channel, k_u32 buf_num, k_u64 buf_size, binding_result_t *result) {
    if (!vencoder_reserve_common_pool(buf_num, buf_size)) {
        return vencoder_check(K_ERR_VB_2MPOOLS, "MediaManager._config", result);
    }
    channel->buf_num = buf_num;
    channel->buf_size = buf_size;
    return true;
}

// The driver takes its buffers from the common pools.
bool vencoder_output_attach(vencoder_channel_t *channel, binding_result_t *result) {
    (void)channel;
    (void)result;
    return true;
}

bool vencoder_output_detach(vencoder_channel_t *channel, binding_result_t *result) {
    (void)channel;
    (void)result;
    return true;
}

bool vencoder_output_free(vencoder_channel_t *channel, binding_result_t *result) {
    (void)channel;
    (void)result;
    return true;
}

int32_t vencoder_output_pool(const vencoder_channel_t *channel) {
    (void)channel;
    return -1;
}

#else

static bool make_pool(vencoder_channel_t *channel, k_u32 buf_num, k_u64 buf_size, binding_result_t *result) {
    k_vb_pool_config config;
    memset(&config, 0, sizeof(config));
    config.blk_cnt = buf_num;
    config.blk_size = buf_size;
    config.mode = VB_REMAP_MODE_NOCACHE;
    k_s32 pool = kd_mpi_vb_create_pool(&config);
    if (pool < 0) {
        // create_pool has no error code for "no pool".
        k_s32 code = (k_u32)pool == VB_INVALID_POOLID ? K_ERR_VB_NOMEM : pool;
        vencoder_check(code, "kd_mpi_vb_create_pool", result);
        result->retry_after_gc = true;
        if (code == K_ERR_VB_NOMEM) {
            vencoder_add_shortage(result, buf_num * buf_size);
        }
        return false;
    }
    channel->pool = (k_u32)pool;
    channel->buf_num = buf_num;
    channel->buf_size = buf_size;
    return true;
}

// Before the first SetOutBufs the pool is 0, which is not a pool of this channel.
static bool has_pool(const vencoder_channel_t *channel) {
    return channel->buf_num != 0 && channel->pool != VB_INVALID_POOLID;
}

bool vencoder_output_reserve(vencoder_channel_t *channel, k_u32 buf_num, k_u64 buf_size, binding_result_t *result) {
    return vencoder_output_free(channel, result) && make_pool(channel, buf_num, buf_size, result);
}

bool vencoder_output_attach(vencoder_channel_t *channel, binding_result_t *result) {
    if (!has_pool(channel) && !make_pool(channel, channel->buf_num, channel->buf_size, result)) {
        return false;
    }
    k_s32 code = kd_mpi_venc_attach_vb_pool((k_u32)vencoder_channel_number(channel), channel->pool);
    channel->is_attached = code == 0;
    return vencoder_check(code, "kd_mpi_venc_attach_vb_pool", result);
}

bool vencoder_output_detach(vencoder_channel_t *channel, binding_result_t *result) {
    if (!channel->is_attached) {
        return true;
    }
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_s32 code = kd_mpi_venc_detach_vb_pool(chn);
    if (code == K_ERR_VENC_UNEXIST) {
        // The script may have detached the pool by a raw call. Confirm it with a second call.
        code = kd_mpi_venc_detach_vb_pool(chn);
    }
    channel->is_attached = code != 0 && code != K_ERR_VENC_UNEXIST;
    return !channel->is_attached || vencoder_check(code, "kd_mpi_venc_detach_vb_pool", result);
}

// Whether kd_mpi_vb_destory_pool() found no such pool: the documents say UNEXIST, a driver returned ILLEGAL_PARAM.
static bool is_absent(k_s32 code) {
    return code == K_ERR_VB_UNEXIST || code == K_ERR_VB_ILLEGAL_PARAM;
}

bool vencoder_output_free(vencoder_channel_t *channel, binding_result_t *result) {
    if (!has_pool(channel)) {
        return true;
    }
    k_s32 code = kd_mpi_vb_destory_pool(channel->pool);
    if (is_absent(code)) {
        // The script may have destroyed the pool by a raw call. Confirm it with a second call.
        code = kd_mpi_vb_destory_pool(channel->pool);
    }
    if (code != 0 && !is_absent(code)) {
        return vencoder_check(code, "kd_mpi_vb_destory_pool", result);
    }
    channel->pool = VB_INVALID_POOLID;
    return true;
}

int32_t vencoder_output_pool(const vencoder_channel_t *channel) {
    return has_pool(channel) ? (int32_t)channel->pool : -1;
}

#endif
