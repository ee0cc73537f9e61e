// SPDX-License-Identifier: MIT
// kd_mpi_venc_*(): creation, start, stop and IDRs of encoder channels.
#include "venc_channel.h"

#include <stdio.h>

#include "driver_lock.h"
#include "trouble.h"
#include "venc_attr.h"
#include "wrong_calls.h"

static venc_channel_t channels[VENC_MAX_CHN_NUMS];

venc_channel_t *venc_channel(k_u32 chn) {
    return &channels[chn];
}

k_u32 venc_channel_number(const venc_channel_t *channel) {
    return (k_u32)(channel - channels);
}

k_s32 venc_enter(k_u32 chn_num, venc_channel_t **channel) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    driver_lock();
    *channel = &channels[chn_num];
    return 0;
}

k_s32 venc_leave(k_s32 result) {
    driver_unlock();
    return result;
}

k_s32 venc_on_channel(k_u32 chn_num, k_s32 (*call)(venc_channel_t *channel)) {
    venc_channel_t *channel;
    k_s32 result = venc_enter(chn_num, &channel);
    return result == 0 ? venc_leave(call(channel)) : result;
}

static bool open_output(venc_channel_t *channel, const k_venc_attr *attr) {
#if MPP_GENERATION_B
    (void)attr;
    return channel->attached && output_open(&channel->output, channel->pool_id, channel->pool_blocks);
#else
    return output_open(&channel->output, attr->stream_buf_cnt, attr->stream_buf_size);
#endif
}

static k_s32 create(venc_channel_t *channel, const k_venc_chn_attr *attr) {
    if (channel->state != VENC_ABSENT) {
        return K_ERR_VENC_EXIST;
    }
    k_s32 result = venc_attr_read(attr, &channel->codec, &channel->settings);
    if (result != 0) {
        return result;
    }
    if (!open_output(channel, &attr->venc_attr)) {
        return K_ERR_VENC_NOBUF;
    }
    channel->state = VENC_CREATED;
    channel->acquired_by = leak_check_acquirer();
    return 0;
}

k_s32 kd_mpi_venc_create_chn(k_u32 chn_num, k_venc_chn_attr *attr) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (attr == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    driver_lock();
    k_s32 result = create(venc_channel(chn_num), attr);
    driver_unlock();
    return result;
}

// Half a byte per pixel is what the SDK's own programs use at least; CanMV's SetOutBufs uses more.
static void report_small_buffers(const venc_channel_t *channel) {
    k_u64 size = output_block_size(&channel->output);
    k_u64 pixels = (k_u64)channel->settings.width * channel->settings.height;
    if (size < pixels / 2) {
        fprintf(stderr,
            "encoder: channel %u encodes %ux%u into output buffers of %llu bytes, which are for smaller frames: frames that do not fit "
            "are dropped; give SetOutBufs the size that Create gets\n",
            venc_channel_number(channel), channel->settings.width, channel->settings.height, (unsigned long long)size);
    }
}

static k_s32 start(venc_channel_t *channel) {
    if (channel->state != VENC_CREATED) {
        return channel->state == VENC_ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    const overlay_t *overlay = overlay_of(venc_channel_number(channel));
    if (!encoder_open(&channel->encoder, channel->codec, &channel->settings, &channel->turn, overlay, &channel->output)) {
        return K_ERR_VENC_NOMEM;
    }
    report_small_buffers(channel);
    channel->encoder.repeat_headers = channel->idr_enabled;
    if (channel->idr_enabled && trouble_is_on(TROUBLE_HEADER_ONCE)) {
        channel->encoder.repeat_headers = false;
        trouble_came(TROUBLE_HEADER_ONCE, "channel %u delivers its parameter sets with the first frame only", venc_channel_number(channel));
    }
    channel->frames = 0;
    channel->state = VENC_STARTED;
    return 0;
}

k_s32 kd_mpi_venc_start_chn(k_u32 chn_num) {
    return venc_on_channel(chn_num, start);
}

static k_s32 stop(venc_channel_t *channel) {
    if (channel->state != VENC_STARTED) {
        return channel->state == VENC_ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    starvation_end(&channel->starvation, venc_channel_number(channel));
    // Packs stay until they are fetched and released, or the channel is destroyed.
    encoder_close(&channel->encoder);
    channel->state = VENC_STOPPED;
    return 0;
}

k_s32 kd_mpi_venc_stop_chn(k_u32 chn_num) {
    return venc_on_channel(chn_num, stop);
}

static k_s32 destroy(venc_channel_t *channel) {
    if (channel->state != VENC_CREATED && channel->state != VENC_STOPPED) {
        return channel->state == VENC_ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    starvation_end(&channel->starvation, venc_channel_number(channel));
    output_close(&channel->output);
#if MPP_GENERATION_B
    *channel = (venc_channel_t){ .requested = channel->requested, .requested_by = channel->requested_by };
#else
    *channel = (venc_channel_t){ 0 };
#endif
    return 0;
}

k_s32 kd_mpi_venc_destroy_chn(k_u32 chn_num) {
    return venc_on_channel(chn_num, destroy);
}

static bool has_idr(const venc_channel_t *channel) {
    return channel->codec->headers != NULL;
}

static k_s32 set_idr(venc_channel_t *channel, bool enable) {
    if (channel->state != VENC_CREATED) {
        return channel->state == VENC_ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_BUSY;
    }
    if (!has_idr(channel)) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    channel->idr_enabled = enable;
    return 0;
}

static k_s32 enable_idr(venc_channel_t *channel) {
    return set_idr(channel, true);
}

static k_s32 disable_idr(venc_channel_t *channel) {
    return set_idr(channel, false);
}

k_s32 kd_mpi_venc_enable_idr(k_u32 chn_num, k_bool idr_enable) {
    if (chn_num < VENC_MAX_CHN_NUMS && idr_enable != K_FALSE && idr_enable != K_TRUE) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    return venc_on_channel(chn_num, idr_enable != K_FALSE ? enable_idr : disable_idr);
}

// In any state: before the start, the first frame is an IDR anyway, and after the stop there is none.
static k_s32 request_idr(venc_channel_t *channel) {
    if (channel->state == VENC_ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    if (!has_idr(channel) || !channel->idr_enabled) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    channel->encoder.idr_requested = channel->state == VENC_STARTED;
    return 0;
}

k_s32 kd_mpi_venc_request_idr(k_u32 chn_num) {
    return venc_on_channel(chn_num, request_idr);
}

bool venc_describe(uint64_t phys, char *text, size_t size) {
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        if (output_has_fetched(&venc_channel(i)->output, phys)) {
            snprintf(text, size, "the output buffer at 0x%llx of channel %u", (unsigned long long)phys, i);
            return true;
        }
    }
    return false;
}

void venc_pool_destroyed(k_u32 pool_id) {
#if MPP_GENERATION_B
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        const venc_channel_t *channel = venc_channel(i);
        if (channel->state != VENC_ABSENT && channel->attached && channel->pool_id == pool_id) {
            wrong_call_report(WRONG_POOL_ATTACHED, NULL,
                "pool %u holds the output buffers of channel %u: a K230 can hang here; destroy the channel first", pool_id, i);
        }
    }
#else
    (void)pool_id;
#endif
}

static const char *state_name(venc_state_t state) {
    static const char *const names[] = { "absent", "created", "started", "stopped" };
    return names[state];
}

void venc_leak_check(leak_check_t *leaks) {
    for (uint32_t i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        const venc_channel_t *channel = venc_channel(i);
        if (channel->state != VENC_ABSENT) {
            leak_check_add(leaks, &channel->acquired_by, "channel %u, %s", i, state_name(channel->state));
        }
#if MPP_GENERATION_B
        if (channel->attached) {
            leak_check_add(leaks, &channel->attached_by, "pool %u attached to channel %u", channel->pool_id, i);
        }
        if (channel->requested) {
            leak_check_add(leaks, &channel->requested_by, "channel %u, requested", i);
        }
#endif
        output_leak_check(&channel->output, i, leaks);
    }
}
