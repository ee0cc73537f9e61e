// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h: check the channel's state, call the driver, update the channel.
#include <string.h>

#include "vencoder_channel.h"
#include "vencoder_mapping.h"
#include "vencoder_output.h"
#include "vencoder_stream.h"

// The size of an output buffer in bytes, computed as by CanMV's firmware. The largest pack of a frame must fit.
static k_u64 output_size(int32_t width, int32_t height) {
    k_u64 size = (k_u64)width * (k_u64)height * 3 / 4;
    return (size + MPP_PAGE_SIZE - 1) / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
}

// ---------------------------------------------------------------- the driver's channel

static void fill_rate_control(k_venc_rc_attr *rc, const vencoder_chn_attr_str_t *attr) {
    if (attr->payload_type == K_PT_JPEG) {
        rc->rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
        // The values of CanMV's firmware, whatever the object has.
        rc->mjpeg_fixqp.src_frame_rate = 30;
        rc->mjpeg_fixqp.dst_frame_rate = 30;
        rc->mjpeg_fixqp.q_factor = (k_u32)attr->mjpeg_quality_factor;
        return;
    }
    rc->rc_mode = K_VENC_RC_MODE_CBR;
    rc->cbr.gop = (k_u32)attr->gop_len;
    rc->cbr.src_frame_rate = (k_u32)attr->src_frame_rate;
    rc->cbr.dst_frame_rate = (k_u32)attr->dst_frame_rate;
    rc->cbr.bit_rate = (k_u32)attr->bit_rate;
}

static void fill_chn_attr(k_venc_chn_attr *out, const vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr) {
    memset(out, 0, sizeof(*out));
    out->venc_attr.type = (k_payload_type)attr->payload_type;
    out->venc_attr.pic_width = (k_u32)attr->pic_width;
    out->venc_attr.pic_height = (k_u32)attr->pic_height;
    // The driver has no JPEG profiles.
    out->venc_attr.profile = attr->payload_type == K_PT_JPEG ? VENC_PROFILE_NONE : (k_venc_profile)attr->profile;
#if MPP_GENERATION_A
    out->venc_attr.stream_buf_size = (k_u32)output_size(attr->pic_width, attr->pic_height);
    out->venc_attr.stream_buf_cnt = channel->buf_num;
#else
    (void)channel;
#endif
    fill_rate_control(&out->rc_attr, attr);
}

static bool is_in_driver(const vencoder_channel_t *channel) {
    k_venc_chn_status status;
    return kd_mpi_venc_query_status((k_u32)vencoder_channel_number(channel), &status) == 0;
}

static binding_result_t create_in_driver(vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_venc_chn_attr driver_attr;
    fill_chn_attr(&driver_attr, channel, attr);
#if MPP_GENERATION_A
    // The driver takes blocks of this size from any common pool.
    channel->buf_size = driver_attr.venc_attr.stream_buf_size;
#endif
    k_s32 code = kd_mpi_venc_create_chn(chn, &driver_attr);
    binding_result_t result = vencoder_driver_result(code, "kd_mpi_venc_create_chn");
    result.retry_after_gc = code == K_ERR_VENC_NOBUF || code == K_ERR_VENC_NOMEM;
    channel->is_in_driver = code == 0;
    if (code == 0 && attr->payload_type != K_PT_JPEG) {
        result = vencoder_driver_result(kd_mpi_venc_enable_idr(chn, K_TRUE), "kd_mpi_venc_enable_idr");
    }
    return result;
}

static binding_result_t destroy_in_driver(vencoder_channel_t *channel) {
    if (!channel->is_in_driver) {
        return vencoder_ok();
    }
    k_s32 code = kd_mpi_venc_destroy_chn((k_u32)vencoder_channel_number(channel));
    // The script may have destroyed the channel by a raw call.
    bool is_gone = code == 0 || (code == K_ERR_VENC_UNEXIST && !is_in_driver(channel));
    channel->is_in_driver = !is_gone;
    if (is_gone) {
        // Also if the rest of the teardown fails: waits must not use the tables, which may be freed.
        vencoder_end_epoch(channel);
    }
    return is_gone ? vencoder_ok() : vencoder_driver_result(code, "kd_mpi_venc_destroy_chn");
}

// ---------------------------------------------------------------- teardown

// Stops a running channel and releases its packs.
static binding_result_t stop_in_driver(vencoder_channel_t *channel) {
    vencoder_packs_release_all(channel);
    k_s32 code = kd_mpi_venc_stop_chn((k_u32)vencoder_channel_number(channel));
    if (code != 0) {
        return vencoder_driver_result(code, "kd_mpi_venc_stop_chn");
    }
    vencoder_end_epoch(channel);
    vencoder_packs_drain(channel);
    return vencoder_enter_next_state(channel, VENCODER_CALL_STOP);
}

// Undoes Create. Completed steps are recorded in the channel, so that the next attempt resumes at the step that failed.
static binding_result_t undo_create(vencoder_channel_t *channel) {
    binding_result_t result = vencoder_output_detach(channel);
    if (result.code == 0) {
        result = destroy_in_driver(channel);
    }
    if (result.code == 0) {
        result = vencoder_unmap_all(channel);
    }
    if (result.code == 0) {
        vencoder_tables_free(channel);
    }
    return result;
}

// Releases everything a channel has, in the order that the driver requires. Resumes a teardown that failed.
static binding_result_t teardown(vencoder_channel_t *channel) {
    binding_result_t stopped = channel->state == VENCODER_STATE_RUNNING ? stop_in_driver(channel) : vencoder_ok();
    // After a raw stop_chn by the script, the channel can be destroyed.
    if (stopped.code != 0 && stopped.code != K_ERR_VENC_NOT_PERM && stopped.code != K_ERR_VENC_UNEXIST) {
        return stopped;
    }
    binding_result_t result = undo_create(channel);
    if (result.code == 0) {
        result = vencoder_output_free(channel);
    }
    return stopped.code != 0 && result.code != 0 ? stopped : result;
}

static bool is_created(const vencoder_channel_t *channel) {
    return channel->state >= VENCODER_STATE_CREATED;
}

// Tears down a channel that no Encoder owns any more. If the driver refuses, the next call on the channel retries.
static binding_result_t reclaim_orphan(vencoder_channel_t *channel) {
    bool is_orphan = channel->owner == NULL && (is_created(channel) || channel->is_in_driver);
    bool has_orphan_buffers = channel->owner == NULL && channel->buffers_owner == NULL && channel->state != VENCODER_STATE_BARE;
    if (!is_orphan && !has_orphan_buffers) {
        return vencoder_ok();
    }
    binding_result_t result = teardown(channel);
    if (result.code == 0) {
        vencoder_enter_next_state(channel, VENCODER_CALL_DESTROY);
        if (has_orphan_buffers) {
            *channel = (vencoder_channel_t){ .epoch = channel->epoch };
        }
    }
    return result;
}

static void disown(vencoder_channel_t *channel, void *owner) {
    if (channel->owner == owner) {
        channel->owner = NULL;
    }
    if (channel->buffers_owner == owner) {
        // Another object may have created the channel over these buffers.
        channel->buffers_owner = channel->owner;
    }
    reclaim_orphan(channel);
    // A finaliser cannot report errors; retry once.
    reclaim_orphan(channel);
}

// ---------------------------------------------------------------- state check

// The error with which the channel's state reports or rejects a call; success if it does not.
static binding_result_t check_state(const vencoder_channel_t *channel, const void *self, vencoder_call_t call) {
    const binding_transition_t *transition = &vencoder_transitions[call][channel->state];
    binding_result_t result = vencoder_ok();
    if (transition->action == BINDING_REPORT) {
        return vencoder_driver_result(transition->code, vencoder_call_names[call]);
    }
    if (transition->action == BINDING_REJECT) {
        result.code = transition->code;
        result.state = vencoder_state_texts[channel->state];
        result.required_call = transition->required_call < 0 ? NULL : vencoder_call_names[transition->required_call];
        // The channel may belong to an object of an earlier script that is not collected yet.
        result.retry_after_gc = channel->owner != NULL && channel->owner != self;
    }
    return result;
}

static bool is_release(vencoder_call_t call) {
    return call == VENCODER_CALL_RELEASE_STREAM || call == VENCODER_CALL_STOP || call == VENCODER_CALL_DESTROY;
}

// Begins a call: reclaims an orphaned channel, then checks its state. False: the call must return `result`.
static bool begin_call(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    binding_result_t reclaimed = reclaim_orphan(channel);
    *result = check_state(channel, self, call);
    if (vencoder_transitions[call][channel->state].action != BINDING_ALLOW) {
        return false;
    }
    if (reclaimed.code != 0 && is_created(channel) && !is_release(call)) {
        // The next call retries to reclaim the channel, so this object must not use it.
        *result = reclaimed;
        return false;
    }
    return true;
}

// Begins a slice of a call that waits. A wait ends when another thread stops or destroys the channel, also if the
// channel is running again by now. False: the call must return `result`.
static bool begin_slice(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_progress_t *progress, binding_result_t *result) {
    if (progress->has_begun && progress->epoch != channel->epoch) {
        *result = vencoder_driver_result(K_ERR_VENC_NOT_PERM, vencoder_call_names[call]);
        return false;
    }
    if (!begin_call(channel, self, call, result)) {
        return false;
    }
    *progress = (binding_progress_t){ .has_begun = true, .epoch = channel->epoch };
    return true;
}

// ---------------------------------------------------------------- the contract

binding_result_t vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!begin_call(channel, self, VENCODER_CALL_SET_OUT_BUFS, &result)) {
        return result;
    }
    k_u64 needed = (k_u64)buf_num * output_size(width, height);
    if (needed > mpp_mmz_size()) {
        binding_result_t too_large = { .code = K_ERR_VB_NOMEM, .state = "cannot have these output buffers" };
        return vencoder_add_shortage(too_large, needed);
    }
    result = vencoder_output_reserve(channel, (k_u32)buf_num, output_size(width, height));
    if (result.code != 0) {
        return result;
    }
    channel->buffers_owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_SET_OUT_BUFS);
}

binding_result_t vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!begin_call(channel, self, VENCODER_CALL_CREATE, &result)) {
        return result;
    }
    // Finish undoing an earlier Create if the driver refused a step.
    result = undo_create(channel);
    if (result.code != 0) {
        return result;
    }
    if (!vencoder_tables_alloc(channel)) {
        return vencoder_driver_result(K_ERR_VENC_NOMEM, "calloc");
    }
    result = vencoder_output_attach(channel);
    if (result.code == 0) {
        result = create_in_driver(channel, chnAttr);
    }
    if (result.code != 0) {
        undo_create(channel);
        return result;
    }
    channel->owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_CREATE);
}

// Adopts a channel that a Python class created by raw MPP calls over our buffers.
static binding_result_t adopt(vencoder_channel_t *channel, const void *self) {
    // Tables of a failed Create, whose channel or pool the driver did not release.
    vencoder_tables_free(channel);
    if (!vencoder_tables_alloc(channel)) {
        return vencoder_driver_result(K_ERR_VENC_NOMEM, "calloc");
    }
    channel->is_attached = MPP_GENERATION_B;
    channel->is_in_driver = true;
    channel->owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_CREATE);
}

binding_result_t vencoder_start(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    // A channel left by a failed Create must not be used; begin_call reclaims it.
    bool is_left_over = channel->is_in_driver;
    bool may_be_raw = channel->state == VENCODER_STATE_BUFFERED || channel->state == VENCODER_STATE_DESTROYED;
    if (may_be_raw && !is_left_over && is_in_driver(channel)) {
        result = adopt(channel, self);
        if (result.code != 0) {
            return result;
        }
    }
    if (!begin_call(channel, self, VENCODER_CALL_START, &result)) {
        return result;
    }
    k_s32 code = kd_mpi_venc_start_chn((k_u32)chn);
    return code == 0 ? vencoder_enter_next_state(channel, VENCODER_CALL_START) : vencoder_driver_result(code, "kd_mpi_venc_start_chn");
}

binding_result_t vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress) {
    binding_result_t result;
    if (!begin_slice(vencoder_channel(chn), self, VENCODER_CALL_SEND_FRAME, progress, &result)) {
        return result;
    }
    // The driver's prototype lacks a const.
    k_video_frame_info info = *frame;
    gil->leave();
    k_s32 code = kd_mpi_venc_send_frame((k_u32)chn, &info, timeout);
    gil->enter();
    result = vencoder_driver_result(code, "kd_mpi_venc_send_frame");
    result.timed_out = code == K_ERR_VENC_BUSY;
    return result;
}

binding_result_t vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    bool is_first_slice = !progress->has_begun;
    streamData->pack_cnt = 0;
    if (!begin_slice(channel, self, VENCODER_CALL_GET_STREAM, progress, &result)) {
        if (result.function != NULL) {
            vencoder_packs_release_held_by(streamData);
        }
        return result;
    }
    result = vencoder_packs_release(channel, streamData);
    if (result.code != 0) {
        return result;
    }
    // It may also hold packs of another channel.
    vencoder_packs_release_held_by(streamData);
    result = vencoder_packs_get(channel, is_first_slice, timeout, gil);
    // The script may have assigned it during the wait.
    streamData->pack_cnt = 0;
    return result.code == 0 ? vencoder_packs_deliver(channel, streamData) : result;
}

binding_result_t vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!begin_call(channel, self, VENCODER_CALL_RELEASE_STREAM, &result)) {
        return result;
    }
    return vencoder_packs_release(channel, streamData);
}

binding_result_t vencoder_stop(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!begin_call(channel, self, VENCODER_CALL_STOP, &result)) {
        return result;
    }
    result = stop_in_driver(channel);
    return result.code == 0 ? vencoder_output_detach(channel) : result;
}

binding_result_t vencoder_destroy(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!begin_call(channel, self, VENCODER_CALL_DESTROY, &result)) {
        return result;
    }
    result = teardown(channel);
    if (result.code != 0) {
        return result;
    }
    channel->owner = NULL;
    return vencoder_enter_next_state(channel, VENCODER_CALL_DESTROY);
}

int32_t vencoder_encoder_private_poolid(const void *self) {
    int32_t pool = -1;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        if (vencoder_channel(chn)->buffers_owner == self) {
            pool = vencoder_output_pool(vencoder_channel(chn));
        }
    }
    return pool;
}

void vencoder_encoder_del(const void *self) {
    vencoder_each_channel(disown, (void *)self);
}

void vencoder_stream_data_del(vencoder_stream_data_t *self) {
    vencoder_packs_release_held_by(self);
}
