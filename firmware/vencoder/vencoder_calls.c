// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h: check the channel's state, call the driver, update the channel.
#include "vencoder_access.h"
#include "vencoder_driver.h"
#include "vencoder_output.h"
#include "vencoder_own.h"
#include "vencoder_state_check.h"
#include "vencoder_stream.h"
#include "vencoder_tables.h"
#include "vencoder_teardown.h"

static bool set_out_bufs(vencoder_channel_t *channel, const void *self, int32_t buf_num, int32_t width, int32_t height, binding_result_t *result) {
    binding_action_t action = vencoder_begin_call(channel, self, VENCODER_CALL_SET_OUT_BUFS, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    k_u64 needed = (k_u64)buf_num * vencoder_output_size(width, height);
    if (needed > mpp_mmz_size()) {
        *result = (binding_result_t){ .code = K_ERR_VB_NOMEM, .state = "cannot have these output buffers" };
        vencoder_add_shortage(result, needed);
        return false;
    }
    if (!vencoder_output_reserve(channel, (k_u32)buf_num, vencoder_output_size(width, height), result)) {
        return false;
    }
    channel->buffers_owner = self;
    channel->has_new_buffers = true;
    return vencoder_enter_next_state(channel, VENCODER_CALL_SET_OUT_BUFS);
}

bool vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_select(self, chn, VENCODER_CALL_SET_OUT_BUFS, result);
    bool is_set = channel != NULL && set_out_bufs(channel, self, buf_num, width, height, result);
    if (channel != NULL && channel->state == VENCODER_STATE_BARE) {
        vencoder_own_give_up(channel);
    }
    return is_set;
}

bool vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr, binding_result_t *result) {
    vencoder_channel_t *channel;
    binding_action_t action = vencoder_begin(self, chn, VENCODER_CALL_CREATE, &channel, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    // Finish undoing an earlier Create if the driver refused a step.
    if (!vencoder_undo_create(channel, result)) {
        return false;
    }
    if (!vencoder_tables_alloc(channel)) {
        return vencoder_check(K_ERR_VENC_NOMEM, "calloc", result);
    }
    if (!vencoder_output_attach(channel, result) || !vencoder_create_in_driver(channel, chnAttr, result)) {
        binding_result_t ignored;
        vencoder_undo_create(channel, &ignored);
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
    vencoder_channel_t *channel = vencoder_select(self, chn, VENCODER_CALL_START, result);
    if (channel != NULL && vencoder_may_adopt(channel) && !adopt(channel, self, result)) {
        return false;
    }
    binding_action_t action = vencoder_begin_call(channel, self, VENCODER_CALL_START, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return vencoder_check(kd_mpi_venc_start_chn((k_u32)vencoder_channel_number(channel)), "kd_mpi_venc_start_chn", result) && vencoder_enter_next_state(channel, VENCODER_CALL_START);
}

bool vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_select(self, chn, VENCODER_CALL_SEND_FRAME, result);
    binding_action_t action = vencoder_begin_slice(channel, self, VENCODER_CALL_SEND_FRAME, progress, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    // The driver's prototype lacks a const.
    k_video_frame_info info = *frame;
    k_u32 number = (k_u32)vencoder_channel_number(channel);
    gil->leave();
    k_s32 code = kd_mpi_venc_send_frame(number, &info, timeout);
    gil->enter();
    if (vencoder_check(code, "kd_mpi_venc_send_frame", result)) {
        channel->record.frames++;
        return true;
    }
    result->timed_out = code == K_ERR_VENC_BUSY;
    return false;
}

bool vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, vencoder_stream_data_lists_t *streamData_lists, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    vencoder_channel_t *channel = vencoder_select(self, chn, VENCODER_CALL_GET_STREAM, result);
    return vencoder_get_packs(self, channel, streamData, streamData_lists, timeout, gil, progress, result);
}

bool vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, binding_result_t *result) {
    vencoder_channel_t *channel;
    binding_action_t action = vencoder_begin(self, chn, VENCODER_CALL_RELEASE_STREAM, &channel, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return vencoder_packs_release(channel, streamData, result);
}

bool vencoder_stop(const void *self, int32_t chn, binding_result_t *result) {
    vencoder_channel_t *channel;
    binding_action_t action = vencoder_begin(self, chn, VENCODER_CALL_STOP, &channel, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    return vencoder_stop_in_driver(channel, result) && vencoder_output_detach(channel, result);
}

bool vencoder_destroy(const void *self, int32_t chn, binding_result_t *result) {
    vencoder_channel_t *channel;
    binding_action_t action = vencoder_begin(self, chn, VENCODER_CALL_DESTROY, &channel, result);
    if (action != BINDING_ALLOW) {
        return action == BINDING_NOOP;
    }
    if (!vencoder_teardown(channel, result) || !vencoder_release_request(channel, result)) {
        return false;
    }
    if (channel->own_of != NULL) {
        vencoder_reset(channel);
        return true;
    }
    channel->owner = NULL;
    channel->has_new_buffers = false;
    return vencoder_enter_next_state(channel, VENCODER_CALL_DESTROY);
}

int32_t vencoder_encoder_chn(const void *self) {
    const vencoder_channel_t *own = vencoder_own_channel(self);
    return own != NULL && vencoder_is_created(own) ? vencoder_channel_number(own) : -1;
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
    vencoder_each_channel(vencoder_disown, (void *)self);
}

void vencoder_stream_data_del(vencoder_stream_data_t *self) {
    vencoder_packs_release_held_by(self);
}
