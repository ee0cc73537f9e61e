// SPDX-License-Identifier: MIT
// Creates and destroys the driver's channel of an entry of the table.
#include "vencoder_driver.h"

#include <string.h>

// The size of an output buffer in bytes, computed as by CanMV's firmware. The largest pack of a frame must fit.
k_u64 vencoder_output_size(int32_t width, int32_t height) {
    k_u64 size = (k_u64)width * (k_u64)height * 3 / 4;
    return (size + MPP_PAGE_SIZE - 1) / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
}

static void fill_rate_control(k_venc_rc_attr *rc, const vencoder_chn_attr_str_t *attr) {
    if (attr->payload_type == K_PT_JPEG) {
        rc->rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
        // The values of CanMV's firmware, whatever the object has.
        rc->mjpeg_fixqp.src_frame_rate = 30;
        rc->mjpeg_fixqp.dst_frame_rate = 30;
        rc->mjpeg_fixqp.q_factor = (k_u32)attr->mjpeg_quality_factor;
        return;
    }
    rc->rc_mode = (k_venc_rc_mode)attr->rc_mode;
    if (attr->rc_mode == K_VENC_RC_MODE_FIXQP) {
        rc->fixqp.gop = (k_u32)attr->gop_len;
        rc->fixqp.src_frame_rate = (k_u32)attr->src_frame_rate;
        rc->fixqp.dst_frame_rate = (k_u32)attr->dst_frame_rate;
        rc->fixqp.i_qp = (k_u32)attr->i_qp;
        rc->fixqp.p_qp = (k_u32)attr->p_qp;
        return;
    }
    // Up to the bit rates, VBR has the layout of CBR.
    rc->cbr.gop = (k_u32)attr->gop_len;
    rc->cbr.src_frame_rate = (k_u32)attr->src_frame_rate;
    rc->cbr.dst_frame_rate = (k_u32)attr->dst_frame_rate;
    if (attr->rc_mode == K_VENC_RC_MODE_VBR) {
        rc->vbr.max_bit_rate = (k_u32)attr->max_bit_rate;
        rc->vbr.bit_rate = (k_u32)attr->bit_rate;
    } else {
        rc->cbr.bit_rate = (k_u32)attr->bit_rate;
    }
}

static void fill_chn_attr(k_venc_chn_attr *out, const vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr) {
    memset(out, 0, sizeof(*out));
    out->venc_attr.type = (k_payload_type)attr->payload_type;
    out->venc_attr.pic_width = (k_u32)attr->pic_width;
    out->venc_attr.pic_height = (k_u32)attr->pic_height;
    // The driver has no JPEG profiles.
    out->venc_attr.profile = attr->payload_type == K_PT_JPEG ? VENC_PROFILE_NONE : (k_venc_profile)attr->profile;
#if MPP_GENERATION_A
    out->venc_attr.stream_buf_size = (k_u32)vencoder_output_size(attr->pic_width, attr->pic_height);
    out->venc_attr.stream_buf_cnt = channel->buf_num;
#else
    (void)channel;
#endif
    fill_rate_control(&out->rc_attr, attr);
}

bool vencoder_is_in_driver(const vencoder_channel_t *channel) {
    k_venc_chn_status status;
    return kd_mpi_venc_query_status((k_u32)vencoder_channel_number(channel), &status) == 0;
}

bool vencoder_may_adopt(const vencoder_channel_t *channel) {
    bool may_be_raw = channel->state == VENCODER_STATE_BUFFERED || channel->state == VENCODER_STATE_DESTROYED;
    // One left by a failed Create must not be used; vencoder_begin_call() reclaims it.
    return may_be_raw && !channel->is_in_driver && vencoder_is_in_driver(channel);
}

#if MPP_GENERATION_A

bool vencoder_release_request(vencoder_channel_t *channel, binding_result_t *result) {
    (void)channel;
    (void)result;
    return true;
}

// The first channel without output buffers; `is_own`: that of an object whose SetOutBufs raised an exception.
static vencoder_channel_t *find_free(bool is_own) {
    // The firmware uses the last channel for its own JPEG.
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS - 1; chn++) {
        vencoder_channel_t *channel = vencoder_channel(chn);
        if (channel->state == VENCODER_STATE_BARE && (channel->own_of != NULL) == is_own && !vencoder_is_in_driver(channel)) {
            return channel;
        }
    }
    return NULL;
}

vencoder_channel_t *vencoder_request_from_driver(binding_result_t *result) {
    vencoder_channel_t *channel = find_free(false);
    channel = channel != NULL ? channel : find_free(true);
    if (channel == NULL) {
        *result = (binding_result_t){ .code = K_ERR_VENC_BUSY, .state = "does not exist: no channel is free", .retry_after_gc = true };
    }
    return channel;
}

#else

bool vencoder_release_request(vencoder_channel_t *channel, binding_result_t *result) {
    if (!channel->is_requested) {
        return true;
    }
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_s32 code = kd_mpi_venc_release_chn(chn);
    if (code == K_ERR_VENC_UNEXIST) {
        // The script may have released the channel by a raw call. Confirm it with a second call.
        code = kd_mpi_venc_release_chn(chn);
    }
    channel->is_requested = code != 0 && code != K_ERR_VENC_UNEXIST;
    return !channel->is_requested || vencoder_check(code, "kd_mpi_venc_release_chn", result);
}

// Releases a request that no object has.
static void release_unused(vencoder_channel_t *channel, void *found) {
    binding_result_t ignored;
    if (channel != found && channel->own_of == NULL) {
        vencoder_release_request(channel, &ignored);
    }
}

vencoder_channel_t *vencoder_request_from_driver(binding_result_t *result) {
    vencoder_channel_t *found = NULL;
    k_s32 code = 0;
    // The driver does not know of a channel with output buffers only: keep it aside and request another one.
    for (k_u32 tries = 0; tries < VENC_MAX_CHN_NUMS && found == NULL && code == 0; tries++) {
        k_u32 chn = VENC_MAX_CHN_NUMS;
        code = kd_mpi_venc_request_chn(&chn);
        if (code == 0 && chn < VENC_MAX_CHN_NUMS) {
            vencoder_channel_t *channel = vencoder_channel((int32_t)chn);
            channel->is_requested = true;
            found = channel->state == VENCODER_STATE_BARE ? channel : NULL;
        }
    }
    vencoder_each_channel(release_unused, found);
    if (found == NULL) {
        vencoder_check(code != 0 ? code : K_ERR_VENC_BUSY, "kd_mpi_venc_request_chn", result);
        result->retry_after_gc = true;
    }
    return found;
}

#endif

bool vencoder_create_in_driver(vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr, binding_result_t *result) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_venc_chn_attr driver_attr;
    if (attr->payload_type != K_PT_JPEG && attr->rc_mode == K_VENC_RC_MODE_VBR && attr->max_bit_rate < attr->bit_rate) {
        *result = (binding_result_t){ .code = K_ERR_VENC_ILLEGAL_PARAM, .state = "cannot have a max_bit_rate below its bit_rate" };
        return false;
    }
    fill_chn_attr(&driver_attr, channel, attr);
#if MPP_GENERATION_A
    // The driver takes blocks of this size from any common pool.
    channel->buf_size = driver_attr.venc_attr.stream_buf_size;
#endif
    k_s32 code = kd_mpi_venc_create_chn(chn, &driver_attr);
    channel->is_in_driver = code == 0;
    if (!vencoder_check(code, "kd_mpi_venc_create_chn", result)) {
        result->retry_after_gc = code == K_ERR_VENC_NOBUF || code == K_ERR_VENC_NOMEM;
        return false;
    }
    return attr->payload_type == K_PT_JPEG || vencoder_check(kd_mpi_venc_enable_idr(chn, K_TRUE), "kd_mpi_venc_enable_idr", result);
}

bool vencoder_destroy_in_driver(vencoder_channel_t *channel, binding_result_t *result) {
    if (!channel->is_in_driver) {
        return true;
    }
    k_s32 code = kd_mpi_venc_destroy_chn((k_u32)vencoder_channel_number(channel));
    // The script may have destroyed the channel by a raw call.
    bool is_gone = code == 0 || (code == K_ERR_VENC_UNEXIST && !vencoder_is_in_driver(channel));
    channel->is_in_driver = !is_gone;
    if (is_gone) {
        // Also if the rest of the teardown fails: waits must not use the tables, which may be freed.
        vencoder_end_epoch(channel);
    }
    return is_gone || vencoder_check(code, "kd_mpi_venc_destroy_chn", result);
}
