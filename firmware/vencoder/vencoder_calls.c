// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h: check the channel's state, call the driver, update the channel.
#include <string.h>

#include "vencoder_channel.h"
#include "vencoder_mapping.h"
#include "vencoder_output.h"
#include "vencoder_stream.h"
#include "vencoder_tables.h"

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

static bool create_in_driver(vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr, binding_result_t *result) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_venc_chn_attr driver_attr;
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

static bool destroy_in_driver(vencoder_channel_t *channel, binding_result_t *result) {
    if (!channel->is_in_driver) {
        return true;
    }
    k_s32 code = kd_mpi_venc_destroy_chn((k_u32)vencoder_channel_number(channel));
    // The script may have destroyed the channel by a raw call.
    bool is_gone = code == 0 || (code == K_ERR_VENC_UNEXIST && !is_in_driver(channel));
    channel->is_in_driver = !is_gone;
    if (is_gone) {
        // Also if the rest of the teardown fails: waits must not use the tables, which may be freed.
        vencoder_end_epoch(channel);
    }
    return is_gone || vencoder_check(code, "kd_mpi_venc_destroy_chn", result);
}

// ---------------------------------------------------------------- teardown

// Stops a running channel and releases its packs.
static bool stop_in_driver(vencoder_channel_t *channel, binding_result_t *result) {
    vencoder_packs_release_all(channel);
    k_s32 code = kd_mpi_venc_stop_chn((k_u32)vencoder_channel_number(channel));
    if (!vencoder_check(code, "kd_mpi_venc_stop_chn", result)) {
        return false;
    }
    vencoder_end_epoch(channel);
    vencoder_packs_drain(channel);
    return vencoder_enter_next_state(channel, VENCODER_CALL_STOP);
}

// Undoes Create. Completed steps are recorded in the channel, so that the next attempt resumes at the step that failed.
static bool undo_create(vencoder_channel_t *channel, binding_result_t *result) {
    bool is_undone = vencoder_output_detach(channel, result) && destroy_in_driver(channel, result) && vencoder_unmap_all(channel, result);
    if (is_undone) {
        vencoder_tables_free(channel);
    }
    return is_undone;
}

// Releases everything a channel has, in the order that the driver requires. Resumes a teardown that failed.
static bool teardown(vencoder_channel_t *channel, binding_result_t *result) {
    binding_result_t stopped;
    bool is_stopped = channel->state != VENCODER_STATE_RUNNING || stop_in_driver(channel, &stopped);
    // After a raw stop_chn by the script, the channel can be destroyed.
    bool may_continue = is_stopped || stopped.code == K_ERR_VENC_NOT_PERM || stopped.code == K_ERR_VENC_UNEXIST;
    if (may_continue && undo_create(channel, result) && vencoder_output_free(channel, result)) {
        return true;
    }
    if (!is_stopped) {
        *result = stopped;
    }
    return false;
}

static bool is_created(const vencoder_channel_t *channel) {
    return channel->state >= VENCODER_STATE_CREATED;
}

// Tears down a channel that no Encoder owns any more. If the driver refuses, the next call on the channel retries.
static bool reclaim_orphan(vencoder_channel_t *channel, binding_result_t *result) {
    if (channel->owner != NULL) {
        return true;
    }
    bool is_orphan = is_created(channel) || channel->is_in_driver;
    bool has_orphan_buffers = channel->buffers_owner == NULL && channel->state != VENCODER_STATE_BARE;
    if (!is_orphan && !has_orphan_buffers) {
        return true;
    }
    if (!teardown(channel, result)) {
        return false;
    }
    vencoder_enter_next_state(channel, VENCODER_CALL_DESTROY);
    if (has_orphan_buffers) {
        *channel = (vencoder_channel_t){ .epoch = channel->epoch };
    }
    return true;
}

static void disown(vencoder_channel_t *channel, void *owner) {
    if (channel->owner == owner) {
        channel->owner = NULL;
    }
    if (channel->buffers_owner == owner) {
        // Another object may have created the channel over these buffers.
        channel->buffers_owner = channel->owner;
    }
    // A finaliser cannot report errors; retry once.
    binding_result_t ignored;
    if (!reclaim_orphan(channel, &ignored)) {
        reclaim_orphan(channel, &ignored);
    }
}

// ---------------------------------------------------------------- state check

// Fills in the error with which the channel's state reports or rejects a call.
static void set_state_error(const vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = &vencoder_transitions[call][channel->state];
    if (transition->action == BINDING_REPORT) {
        vencoder_check(transition->code, vencoder_call_names[call], result);
        return;
    }
    *result = (binding_result_t){
        .code = transition->code,
        .state = vencoder_state_texts[channel->state],
        .required_call = transition->required_call < 0 ? NULL : vencoder_call_names[transition->required_call],
        // The channel may belong to an object of an earlier script that is not collected yet.
        .retry_after_gc = channel->owner != NULL && channel->owner != self,
    };
}

static bool is_release(vencoder_call_t call) {
    return call == VENCODER_CALL_RELEASE_STREAM || call == VENCODER_CALL_STOP || call == VENCODER_CALL_DESTROY;
}

static binding_action_t action_of(const vencoder_channel_t *channel, vencoder_call_t call) {
    return (binding_action_t)vencoder_transitions[call][channel->state].action;
}

static binding_action_t reclaim_and_begin(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    bool is_reclaimed = reclaim_orphan(channel, result);
    binding_action_t action = action_of(channel, call);
    if (action == BINDING_REPORT || action == BINDING_REJECT) {
        set_state_error(channel, self, call, result);
    } else if (action == BINDING_ALLOW && !is_reclaimed && is_created(channel) && !is_release(call)) {
        // The next call retries to reclaim the channel, so this object must not use it.
        return BINDING_REPORT;
    }
    return action;
}

// Begins a call: reclaims an orphaned channel, then checks its state. Unless the result is BINDING_ALLOW, the call must
// return: with success after BINDING_NOOP, otherwise with `result`.
static inline binding_action_t begin_call(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    if (channel->owner != NULL && action_of(channel, call) == BINDING_ALLOW) {
        return BINDING_ALLOW;
    }
    return reclaim_and_begin(channel, self, call, result);
}

// Begins a slice of a call that waits. A wait ends when another thread stops or destroys the channel, also if the
// channel is running again by now. The result is that of begin_call().
static binding_action_t begin_slice(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_progress_t *progress, binding_result_t *result) {
    if (progress->has_begun && progress->epoch != channel->epoch) {
        vencoder_check(K_ERR_VENC_NOT_PERM, vencoder_call_names[call], result);
        return BINDING_REPORT;
    }
    binding_action_t action = begin_call(channel, self, call, result);
    if (action == BINDING_ALLOW) {
        *progress = (binding_progress_t){ .has_begun = true, .epoch = channel->epoch };
    }
    return action;
}

// ---------------------------------------------------------------- the contract

bool vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_SET_OUT_BUFS, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    k_u64 needed = (k_u64)buf_num * output_size(width, height);
    if (needed > mpp_mmz_size()) {
        *result = (binding_result_t){ .code = K_ERR_VB_NOMEM, .state = "cannot have these output buffers" };
        vencoder_add_shortage(result, needed);
        return false;
    }
    if (!vencoder_output_reserve(channel, (k_u32)buf_num, output_size(width, height), result)) {
        return false;
    }
    channel->buffers_owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_SET_OUT_BUFS);
}

bool vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_CREATE, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    // Finish undoing an earlier Create if the driver refused a step.
    if (!undo_create(channel, result)) {
        return false;
    }
    if (!vencoder_tables_alloc(channel)) {
        return vencoder_check(K_ERR_VENC_NOMEM, "calloc", result);
    }
    if (!vencoder_output_attach(channel, result) || !create_in_driver(channel, chnAttr, result)) {
        binding_result_t ignored;
        undo_create(channel, &ignored);
        return false;
    }
    channel->packs_max = channel->buf_num;
    channel->owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_CREATE);
}

// Adopts a channel that a Python class created by raw MPP calls over our buffers.
static bool adopt(vencoder_channel_t *channel, const void *self, binding_result_t *result) {
    // Tables of a failed Create, whose channel or pool the driver did not release.
    vencoder_tables_free(channel);
    if (!vencoder_tables_alloc(channel)) {
        return vencoder_check(K_ERR_VENC_NOMEM, "calloc", result);
    }
    // It may use other buffers, too.
    channel->packs_max = UINT32_MAX;
    channel->is_attached = MPP_GENERATION_B;
    channel->is_in_driver = true;
    channel->owner = self;
    return vencoder_enter_next_state(channel, VENCODER_CALL_CREATE);
}

bool vencoder_start(const void *self, int32_t chn, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    // A channel left by a failed Create must not be used; begin_call reclaims it.
    bool is_left_over = channel->is_in_driver;
    bool may_be_raw = channel->state == VENCODER_STATE_BUFFERED || channel->state == VENCODER_STATE_DESTROYED;
    if (may_be_raw && !is_left_over && is_in_driver(channel) && !adopt(channel, self, result)) {
        return false;
    }
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_START, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return vencoder_check(kd_mpi_venc_start_chn((k_u32)chn), "kd_mpi_venc_start_chn", result) && vencoder_enter_next_state(channel, VENCODER_CALL_START);
}

bool vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    binding_action_t action = begin_slice(vencoder_channel(chn), self, VENCODER_CALL_SEND_FRAME, progress, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    // The driver's prototype lacks a const.
    k_video_frame_info info = *frame;
    gil->leave();
    k_s32 code = kd_mpi_venc_send_frame((k_u32)chn, &info, timeout);
    gil->enter();
    if (vencoder_check(code, "kd_mpi_venc_send_frame", result)) {
        return true;
    }
    result->timed_out = code == K_ERR_VENC_BUSY;
    return false;
}

bool vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, vencoder_stream_data_lists_t *streamData_lists, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    bool is_first_slice = !progress->has_begun;
    streamData->pack_cnt = 0;
    binding_action_t action = begin_slice(channel, self, VENCODER_CALL_GET_STREAM, progress, result);
    if (action != BINDING_ALLOW) {
        if (action == BINDING_REPORT) {
            vencoder_packs_release_held_by(streamData);
        }
        return action == BINDING_NOOP;
    }
    if (!vencoder_packs_release(channel, streamData, result)) {
        return false;
    }
    // It may also hold packs of another channel.
    vencoder_packs_release_held_by(streamData);
    bool has_packs = vencoder_packs_get(channel, is_first_slice, timeout, gil, result);
    // The script may have assigned it during the wait.
    streamData->pack_cnt = 0;
    return has_packs && vencoder_packs_deliver(channel, streamData, streamData_lists, result);
}

bool vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_RELEASE_STREAM, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return vencoder_packs_release(channel, streamData, result);
}

bool vencoder_stop(const void *self, int32_t chn, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_STOP, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return stop_in_driver(channel, result) && vencoder_output_detach(channel, result);
}

bool vencoder_destroy(const void *self, int32_t chn, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_action_t action = begin_call(channel, self, VENCODER_CALL_DESTROY, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    if (!teardown(channel, result)) {
        return false;
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
