// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h for the data that a StreamData holds, for iterations, for what a channel has sent
// and for all that an Encoder has.
#include "vencoder_access.h"

#include <string.h>

#include "vencoder_mapping.h"
#include "vencoder_own.h"
#include "vencoder_state_check.h"
#include "vencoder_stream.h"
#include "vencoder_tables.h"
#include "vencoder_teardown.h"

static vencoder_pack_t *held_pack(const vencoder_stream_data_t *self, int32_t number) {
    vencoder_pack_t *tracked = vencoder_first_held(self);
    for (; tracked != NULL && number > 0; number--) {
        tracked = tracked->next_held;
    }
    return tracked;
}

bool vencoder_view(vencoder_stream_data_t *self, int32_t pack, binding_bytes_t *value, binding_result_t *result) {
    const vencoder_pack_t *tracked = held_pack(self, pack);
    if (tracked == NULL) {
        *result = (binding_result_t){
            .state = "does not hold this pack",
            .required_call = 1 + VENCODER_CALL_GET_STREAM,
            .exception = BINDING_RAISE_VALUE_ERROR,
        };
        return false;
    }
    *value = (binding_bytes_t){ .data = vencoder_map(tracked->channel, &tracked->pack), .size = tracked->pack.len };
    return true;
}

bool vencoder_write(vencoder_stream_data_t *self, const binding_writer_t *file, int32_t *value, binding_result_t *result) {
    const vencoder_pack_t *tracked;
    (void)result;
    *value = 0;
    // Looked for each time: the file's code may release packs.
    for (int32_t i = 0; (tracked = held_pack(self, i)) != NULL; i++) {
        k_u32 size = tracked->pack.len;
        binding_write(file, vencoder_map(tracked->channel, &tracked->pack), size);
        *value += (int32_t)size;
    }
    return true;
}

bool vencoder_close(const void *self, binding_result_t *result) {
    bool is_done = true;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        binding_result_t refused;
        if (!vencoder_release_owned(vencoder_channel(chn), self, &refused) && is_done) {
            *result = refused;
            is_done = false;
        }
    }
    return is_done;
}

bool vencoder_get_packs(const void *encoder, vencoder_channel_t *channel, vencoder_stream_data_t *holder, vencoder_stream_data_lists_t *lists, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    bool is_first_slice = !progress->has_begun;
    holder->pack_cnt = 0;
    binding_action_t action = vencoder_begin_slice(channel, encoder, VENCODER_CALL_GET_STREAM, progress, result);
    if (action != BINDING_ALLOW) {
        if (action == BINDING_REPORT) {
            vencoder_packs_release_held_by(holder);
        }
        return action == BINDING_NOOP;
    }
    if (vencoder_first_held(holder) != NULL) {
        if (!vencoder_packs_release(channel, holder, result)) {
            return false;
        }
        // It may also hold packs of another channel.
        vencoder_packs_release_held_by(holder);
    }
    bool has_packs = vencoder_packs_get(channel, is_first_slice, timeout, gil, result);
    // The script may have assigned it during the wait.
    holder->pack_cnt = 0;
    return has_packs && vencoder_packs_deliver(channel, holder, lists, result);
}

bool vencoder_frames(const void *self, int32_t chn, vencoder_stream_data_t *value, binding_result_t *result) {
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, VENCODER_CALL_FRAMES, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    value->origin.key = vencoder_channel_number(channel);
    value->origin.epoch = channel->epoch;
    return true;
}

bool vencoder_next(vencoder_stream_data_t *self, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, bool *has_value, vencoder_stream_data_lists_t *value_lists, binding_result_t *result) {
    const binding_origin_t *origin = &self->origin;
    if (origin->object == NULL) {
        *result = (binding_result_t){ .state = "is of no Encoder.frames", .exception = BINDING_RAISE_VALUE_ERROR };
        return false;
    }
    vencoder_channel_t *channel = vencoder_channel(origin->key);
    bool has_ended = channel->epoch != origin->epoch;
    *has_value = !has_ended && vencoder_get_packs(origin->object, channel, self, value_lists, timeout, gil, progress, result);
    if (has_ended) {
        vencoder_packs_release_held_by(self);
        self->pack_cnt = 0;
    }
    // Stopped or destroyed: also during the wait.
    return *has_value || channel->epoch != origin->epoch;
}

bool vencoder_sps_pps(const void *self, int32_t chn, bool *has_value, binding_bytes_t *value, binding_result_t *result) {
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, VENCODER_CALL_SPS_PPS, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    *has_value = channel->record.header_size != 0;
    *value = (binding_bytes_t){ .data = channel->record.header, .size = channel->record.header_size };
    return true;
}

bool vencoder_stats(const void *self, int32_t chn, uint64_t value[5], binding_result_t *result) {
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, VENCODER_CALL_STATS, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    const vencoder_record_t *record = &channel->record;
    k_venc_chn_status status = { .cur_packs = 0 };
    k_s32 code = kd_mpi_venc_query_status((k_u32)vencoder_channel_number(channel), &status);
    const uint64_t values[] = { record->frames, record->pictures, record->packs, record->bytes, status.cur_packs };
    memcpy(value, values, sizeof(values));
    return vencoder_check(code, "kd_mpi_venc_query_status", result);
}
