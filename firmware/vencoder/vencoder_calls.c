// SPDX-License-Identifier: MIT
// The contract's functions: checks a channel's state, then works on its mappings, buffers and packs.
#include <string.h>

#include "vencoder_channel.h"
#include "vencoder_mapping.h"
#include "vencoder_output.h"
#include "vencoder_stream.h"

#define PAGE (4096)

static binding_result_t take_back(vencoder_channel_t *channel);

static bool is_giving_back(vencoder_call_t call) {
    return call == VENCODER_CALL_RELEASE_STREAM || call == VENCODER_CALL_STOP || call == VENCODER_CALL_DESTROY;
}

static bool admit(vencoder_channel_t *channel, const void *self, vencoder_call_t call, binding_result_t *result) {
    binding_result_t taken_back = take_back(channel);
    const binding_transition_t *transition = &vencoder_transitions[call][channel->state];
    *result = vencoder_well();
    if (transition->action == BINDING_REJECT) {
        result->code = transition->code;
        result->state = vencoder_state_texts[channel->state];
        result->missing = transition->missing < 0 ? NULL : vencoder_call_names[transition->missing];
        // A script that ran before may have left its object to the collector.
        result->retry_after_gc = channel->owner != NULL && channel->owner != self;
    }
    bool is_admitted = transition->action == BINDING_ALLOW;
    if (is_admitted && taken_back.code != 0 && channel->state > VENCODER_STATE_BUFFERED && !is_giving_back(call)) {
        // The driver keeps what an object left that has ended: it goes with the next call, whoever uses it by then.
        *result = taken_back;
        return false;
    }
    return is_admitted;
}

// Bytes for the largest pack of a picture, as the firmware has always counted them.
static k_u64 output_size(int32_t width, int32_t height) {
    k_u64 size = (k_u64)width * (k_u64)height * 3 / 4;
    return (size + PAGE - 1) / PAGE * PAGE;
}

binding_result_t vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!admit(channel, self, VENCODER_CALL_SET_OUT_BUFS, &result)) {
        return result;
    }
    k_u64 wanted = (k_u64)buf_num * output_size(width, height);
    if (wanted > mpp_mmz_size()) {
        binding_result_t too_much = { .code = K_ERR_VB_NOMEM, .state = "cannot have these output buffers" };
        return vencoder_short_of_memory(too_much, wanted);
    }
    result = vencoder_output_reserve(channel, (k_u32)buf_num, output_size(width, height));
    if (result.code != 0) {
        return result;
    }
    channel->buffers_owner = self;
    return vencoder_done(channel, VENCODER_CALL_SET_OUT_BUFS);
}

static void fill_rate_control(k_venc_rc_attr *rc, const vencoder_chn_attr_str_t *attr) {
    if (attr->payload_type == K_PT_JPEG) {
        rc->rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
        rc->mjpeg_fixqp.src_frame_rate = (k_u32)attr->src_frame_rate;
        rc->mjpeg_fixqp.dst_frame_rate = (k_u32)attr->dst_frame_rate;
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
    // The driver has no profiles for JPEG.
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
    // The driver takes blocks of this size, out of whatever pool has them.
    channel->buf_size = driver_attr.venc_attr.stream_buf_size;
#endif
    k_s32 code = kd_mpi_venc_create_chn(chn, &driver_attr);
    binding_result_t result = vencoder_failed(code, "kd_mpi_venc_create_chn");
    result.retry_after_gc = code == K_ERR_VENC_NOBUF || code == K_ERR_VENC_NOMEM;
    channel->is_in_driver = code == 0;
    if (code == 0 && attr->payload_type != K_PT_JPEG) {
        result = vencoder_failed(kd_mpi_venc_enable_idr(chn, K_TRUE), "kd_mpi_venc_enable_idr");
    }
    return result;
}

static binding_result_t destroy_in_driver(vencoder_channel_t *channel) {
    if (!channel->is_in_driver) {
        return vencoder_well();
    }
    k_s32 code = kd_mpi_venc_destroy_chn((k_u32)vencoder_channel_number(channel));
    // Somebody may have destroyed it by a raw call.
    bool is_gone = code == 0 || (code == K_ERR_VENC_UNEXIST && !is_in_driver(channel));
    channel->is_in_driver = !is_gone;
    return is_gone ? vencoder_well() : vencoder_failed(code, "kd_mpi_venc_destroy_chn");
}

// Undoes Create. What fails is tried again by the next call: each step is done once it went well.
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

binding_result_t vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!admit(channel, self, VENCODER_CALL_CREATE, &result)) {
        return result;
    }
    // What the Create before left because the driver did not take it.
    result = undo_create(channel);
    if (result.code != 0) {
        return result;
    }
    if (!vencoder_tables_make(channel)) {
        return vencoder_failed(K_ERR_VENC_NOMEM, "calloc");
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
    return vencoder_done(channel, VENCODER_CALL_CREATE);
}

// Python classes may create a channel by raw MPP calls over our buffers.
static binding_result_t take_over(vencoder_channel_t *channel, const void *self) {
    // A Create that failed may have left its own, with the driver's channel or pool.
    vencoder_tables_free(channel);
    if (!vencoder_tables_make(channel)) {
        return vencoder_failed(K_ERR_VENC_NOMEM, "calloc");
    }
    channel->is_attached = MPP_GENERATION_B;
    channel->is_in_driver = true;
    channel->owner = self;
    return vencoder_done(channel, VENCODER_CALL_CREATE);
}

binding_result_t vencoder_start(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    // What a Create left that failed is not for use, and goes back.
    bool is_left_over = channel->is_in_driver;
    if (channel->state == VENCODER_STATE_BUFFERED && !is_left_over && is_in_driver(channel)) {
        result = take_over(channel, self);
        if (result.code != 0) {
            return result;
        }
    }
    if (!admit(channel, self, VENCODER_CALL_START, &result)) {
        return result;
    }
    k_s32 code = kd_mpi_venc_start_chn((k_u32)chn);
    return code == 0 ? vencoder_done(channel, VENCODER_CALL_START) : vencoder_failed(code, "kd_mpi_venc_start_chn");
}

// Stops a running channel and takes back what it has lent.
static binding_result_t stop_in_driver(vencoder_channel_t *channel) {
    vencoder_give_back_all(channel);
    k_s32 code = kd_mpi_venc_stop_chn((k_u32)vencoder_channel_number(channel));
    if (code != 0) {
        return vencoder_failed(code, "kd_mpi_venc_stop_chn");
    }
    channel->epoch++;
    vencoder_drain(channel);
    return vencoder_done(channel, VENCODER_CALL_STOP);
}

binding_result_t vencoder_stop(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!admit(channel, self, VENCODER_CALL_STOP, &result)) {
        return result;
    }
    result = stop_in_driver(channel);
    return result.code == 0 ? vencoder_output_detach(channel) : result;
}

// Gives back all that a channel has, in the order that the driver needs; from where it stopped when it was called before.
static binding_result_t take_down(vencoder_channel_t *channel) {
    binding_result_t stopped = channel->state == VENCODER_STATE_RUNNING ? stop_in_driver(channel) : vencoder_well();
    // Somebody may have stopped it by a raw call: then it can be destroyed.
    if (stopped.code != 0 && stopped.code != K_ERR_VENC_NOT_PERM && stopped.code != K_ERR_VENC_UNEXIST) {
        return stopped;
    }
    binding_result_t result = undo_create(channel);
    if (result.code == 0) {
        result = vencoder_output_free(channel);
    }
    return stopped.code != 0 && result.code != 0 ? stopped : result;
}

binding_result_t vencoder_destroy(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!admit(channel, self, VENCODER_CALL_DESTROY, &result)) {
        return result;
    }
    result = take_down(channel);
    if (result.code != 0) {
        return result;
    }
    channel->epoch++;
    channel->owner = NULL;
    return vencoder_done(channel, VENCODER_CALL_DESTROY);
}

binding_result_t vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil) {
    binding_result_t result;
    if (!admit(vencoder_channel(chn), self, VENCODER_CALL_SEND_FRAME, &result)) {
        return result;
    }
    // The driver's prototype lacks a const.
    k_video_frame_info info = *frame;
    gil->leave();
    k_s32 code = kd_mpi_venc_send_frame((k_u32)chn, &info, timeout);
    gil->enter();
    result = vencoder_failed(code, "kd_mpi_venc_send_frame");
    result.timed_out = code == K_ERR_VENC_BUSY;
    return result;
}

binding_result_t vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, int32_t timeout, const binding_gil_t *gil) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    streamData->pack_cnt = 0;
    if (!admit(channel, self, VENCODER_CALL_GET_STREAM, &result)) {
        return result;
    }
    result = vencoder_give_back(channel, streamData);
    if (result.code != 0) {
        return result;
    }
    // It may hold packs of another channel, too.
    vencoder_each_channel(vencoder_give_back_held, streamData);
    if (!vencoder_has_unread(channel)) {
        k_venc_pack packs[VENC_PACK_CNT_MAX];
        memset(packs, 0, sizeof(packs));
        k_venc_stream stream = { .pack = packs, .pack_cnt = VENC_PACK_CNT_MAX };
        result = vencoder_get_packs(channel, &stream, timeout, gil);
        if (result.code != 0) {
            return result;
        }
        vencoder_take(channel, &stream);
    }
    return vencoder_hand_out_unread(channel, streamData);
}

binding_result_t vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!admit(channel, self, VENCODER_CALL_RELEASE_STREAM, &result)) {
        return result;
    }
    return vencoder_give_back(channel, streamData);
}

void vencoder_stream_data_del(vencoder_stream_data_t *self) {
    vencoder_each_channel(vencoder_give_back_held, self);
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

// What nobody owns goes back to the driver. Where that says no, the next call on the channel comes here again.
static binding_result_t take_back(vencoder_channel_t *channel) {
    bool is_orphan = channel->owner == NULL && (channel->state > VENCODER_STATE_BUFFERED || channel->is_in_driver);
    bool has_orphan_buffers = channel->owner == NULL && channel->buffers_owner == NULL && channel->state != VENCODER_STATE_BARE;
    if (!is_orphan && !has_orphan_buffers) {
        return vencoder_well();
    }
    binding_result_t result = take_down(channel);
    if (result.code == 0) {
        channel->epoch++;
        vencoder_done(channel, VENCODER_CALL_DESTROY);
        if (has_orphan_buffers) {
            *channel = (vencoder_channel_t){ .epoch = channel->epoch };
        }
    }
    return result;
}

static void give_up(vencoder_channel_t *channel, void *owner) {
    if (channel->owner == owner) {
        channel->owner = NULL;
    }
    if (channel->buffers_owner == owner) {
        // Another object may have created the channel over these buffers.
        channel->buffers_owner = channel->owner;
    }
    take_back(channel);
    // Nobody hears of a failure here, so it is tried once more.
    take_back(channel);
}

void vencoder_encoder_del(const void *self) {
    vencoder_each_channel(give_up, (void *)self);
}
