/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * A channel's life: SetOutBufs, Create, Start, Stop, Destroy.
 */
#include <string.h>

#include "vencoder_channel.h"

#define PAGE (4096)

static vencoder_channel_t channels[VENC_MAX_CHN_NUMS];

vencoder_channel_t *vencoder_channel(int32_t chn) {
    return &channels[chn];
}

int32_t vencoder_channel_number(const vencoder_channel_t *channel) {
    return (int32_t)(channel - channels);
}

void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        visit(&channels[chn], context);
    }
}

bool vencoder_admit(const vencoder_channel_t *channel, vencoder_call_t call, binding_result_t *result) {
    const binding_verdict_t *verdict = &vencoder_verdicts[call][channel->state];
    *result = vencoder_well();
    if (verdict->admission == BINDING_REFUSE) {
        result->code = verdict->code;
        result->state = vencoder_state_texts[channel->state];
        result->missing = verdict->missing < 0 ? NULL : vencoder_call_names[verdict->missing];
    }
    return verdict->admission == BINDING_LET_THROUGH;
}

binding_result_t vencoder_well(void) {
    return (binding_result_t){ .code = 0 };
}

binding_result_t vencoder_done(vencoder_channel_t *channel, vencoder_call_t call) {
    channel->state = (vencoder_state_t)vencoder_verdicts[call][channel->state].state_after;
    return vencoder_well();
}

binding_result_t vencoder_failed(k_s32 code, const char *function) {
    return (binding_result_t){ .code = code, .function = function };
}

// Bytes for the largest pack of a picture, as the firmware has always counted them.
static k_u64 output_size(int32_t width, int32_t height) {
    k_u64 size = (k_u64)width * (k_u64)height * 3 / 4;
    return (size + PAGE - 1) / PAGE * PAGE;
}

binding_result_t vencoder_short_of_memory(binding_result_t result, k_u64 wanted) {
    k_u64 total = mpp_mmz_size();
    result.shortage = (binding_shortage_t){
        .wanted = wanted,
        .total = total == MPP_MMZ_SIZE_UNKNOWN ? 0 : total,
        .memory = "the board's media memory (MMZ)",
        .advice = "take fewer or smaller buffers",
    };
    return result;
}

binding_result_t vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!vencoder_admit(channel, VENCODER_CALL_SET_OUT_BUFS, &result)) {
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

static binding_result_t create_in_driver(vencoder_channel_t *channel, const vencoder_chn_attr_str_t *attr) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_venc_chn_attr driver_attr;
    fill_chn_attr(&driver_attr, channel, attr);
    k_s32 code = kd_mpi_venc_create_chn(chn, &driver_attr);
    if (code != 0) {
        return vencoder_failed(code, "kd_mpi_venc_create_chn");
    }
    if (attr->payload_type != K_PT_JPEG) {
        code = kd_mpi_venc_enable_idr(chn, K_TRUE);
        if (code != 0) {
            kd_mpi_venc_destroy_chn(chn);
            return vencoder_failed(code, "kd_mpi_venc_enable_idr");
        }
    }
    return vencoder_well();
}

binding_result_t vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!vencoder_admit(channel, VENCODER_CALL_CREATE, &result)) {
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
        vencoder_output_detach(channel);
        vencoder_tables_free(channel);
        return result;
    }
    channel->owner = self;
    return vencoder_done(channel, VENCODER_CALL_CREATE);
}

static bool is_in_driver(int32_t chn) {
    k_venc_chn_status status;
    return kd_mpi_venc_query_status((k_u32)chn, &status) == 0;
}

// Python classes may create a channel by raw MPP calls over our buffers.
static binding_result_t take_over(vencoder_channel_t *channel, const void *self) {
    if (!vencoder_tables_make(channel)) {
        return vencoder_failed(K_ERR_VENC_NOMEM, "calloc");
    }
    channel->is_attached = true;
    channel->owner = self;
    return vencoder_done(channel, VENCODER_CALL_CREATE);
}

binding_result_t vencoder_start(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (channel->state == VENCODER_STATE_BUFFERED && is_in_driver(chn)) {
        result = take_over(channel, self);
        if (result.code != 0) {
            return result;
        }
    }
    if (!vencoder_admit(channel, VENCODER_CALL_START, &result)) {
        return result;
    }
    k_s32 code = kd_mpi_venc_start_chn((k_u32)chn);
    return code == 0 ? vencoder_done(channel, VENCODER_CALL_START) : vencoder_failed(code, "kd_mpi_venc_start_chn");
}

binding_result_t vencoder_stop(const void *self, int32_t chn) {
    (void)self;
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!vencoder_admit(channel, VENCODER_CALL_STOP, &result)) {
        return result;
    }
    vencoder_give_back_all(channel);
    k_s32 code = kd_mpi_venc_stop_chn((k_u32)chn);
    if (code != 0) {
        return vencoder_failed(code, "kd_mpi_venc_stop_chn");
    }
    channel->epoch++;
    vencoder_drain(channel);
    vencoder_done(channel, VENCODER_CALL_STOP);
    return vencoder_output_detach(channel);
}

binding_result_t vencoder_destroy(const void *self, int32_t chn) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!vencoder_admit(channel, VENCODER_CALL_DESTROY, &result)) {
        return result;
    }
    result = vencoder_stop(self, chn);
    if (result.code == 0) {
        result = vencoder_output_detach(channel);
    }
    if (result.code != 0) {
        return result;
    }
    if (channel->state != VENCODER_STATE_BUFFERED) {
        k_s32 code = kd_mpi_venc_destroy_chn((k_u32)chn);
        if (code != 0) {
            return vencoder_failed(code, "kd_mpi_venc_destroy_chn");
        }
        vencoder_unmap_all(channel);
        vencoder_tables_free(channel);
    }
    vencoder_output_free(channel);
    channel->owner = NULL;
    return vencoder_done(channel, VENCODER_CALL_DESTROY);
}

int32_t vencoder_encoder_private_poolid(const void *self) {
    int32_t pool = -1;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        if (channels[chn].buffers_owner == self) {
            pool = vencoder_output_pool(&channels[chn]);
        }
    }
    return pool;
}

static void give_up(vencoder_channel_t *channel, void *owner) {
    if (channel->owner == owner) {
        vencoder_destroy(owner, vencoder_channel_number(channel));
        channel->owner = NULL;
    }
    if (channel->buffers_owner == owner) {
        // Another object may have created the channel over these buffers.
        channel->buffers_owner = channel->owner;
        if (channel->owner == NULL && vencoder_destroy(owner, vencoder_channel_number(channel)).code == 0) {
            *channel = (vencoder_channel_t){ .epoch = channel->epoch };
        }
    }
}

void vencoder_encoder_del(const void *self) {
    vencoder_each_channel(give_up, (void *)self);
}
