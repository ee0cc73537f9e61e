// SPDX-License-Identifier: MIT
// The engine of media.vdecoder: a channel of the decoder and two pools for each object, as in CanMV's vdecoder.py.
#include <string.h>

#include "clock.h"
#include "virtual_mpp.h"
#include "vpu.h"
#include "vdecoder_contract.h"

#define MAX_WIDTH (1920)
#define MAX_HEIGHT (1088)
#define NO_BLOCK (0xFFFFFFFFU)

typedef struct {
    const void *owner; // the Decoder; NULL: the channel is free
    vdecoder_state_t state;
    k_u32 input_pool;
    k_u32 output_pool;
    k_u64 input_size;
} channel_t;

static channel_t channels[VDEC_CHANNELS];

// Of the pools of the next channels.
static struct {
    k_u32 input_count;
    k_u32 output_count;
    k_u64 input_size;
    k_u64 output_size;
} pools = { 4, 6, STREAM_BUF_SIZE, (k_u64)MAX_WIDTH *MAX_HEIGHT * 2 };

static bool fail(k_s32 code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

static bool check(k_s32 code, const char *function, binding_result_t *result) {
    return code == 0 || fail(code, function, result);
}

// The channel that the object owns, or NULL; for NULL, a free one.
static channel_t *channel_of(const void *owner) {
    for (channel_t *channel = channels; channel < channels + VDEC_CHANNELS; channel++) {
        if (channel->owner == owner) {
            return channel;
        }
    }
    return NULL;
}

static k_u32 number_of(const channel_t *channel) {
    return (k_u32)(channel - channels);
}

static binding_action_t begin(const channel_t *channel, vdecoder_call_t call, binding_result_t *result) {
    vdecoder_state_t state = channel == NULL ? VDECODER_STATE_ABSENT : channel->state;
    const binding_transition_t *transition = vdecoder_transition(call, state);
    if (transition->action == BINDING_REJECT) {
        *result = (binding_result_t){
            .code = transition->code,
            .state = vdecoder_state_texts[state],
            .required_call = transition->required_call,
        };
    }
    return (binding_action_t)transition->action;
}

static void end(channel_t *channel, vdecoder_call_t call) {
    channel->state = (vdecoder_state_t)vdecoder_transition(call, channel->state)->next_state;
}

// ---------------------------------------------------------------- create, destroy

static bool make_pool(k_u32 *pool, k_u32 count, k_u64 size, binding_result_t *result) {
    k_vb_pool_config config = { .blk_cnt = count, .blk_size = size, .mode = VB_REMAP_MODE_NOCACHE };
    k_s32 made = kd_mpi_vb_create_pool(&config);
    *pool = made < 0 ? VB_INVALID_POOLID : (k_u32)made;
    return made >= 0 || fail(K_ERR_VB_NOMEM, "kd_mpi_vb_create_pool", result);
}

static void free_pool(k_u32 *pool) {
    if (*pool != VB_INVALID_POOLID) {
        kd_mpi_vb_destory_pool(*pool);
        *pool = VB_INVALID_POOLID;
    }
}

static void release(channel_t *channel) {
    k_u32 chn = number_of(channel);
    if (channel->state == VDECODER_STATE_RUNNING) {
        kd_mpi_vdec_stop_chn(chn);
    }
    kd_mpi_vdec_detach_vb_pool(chn);
    kd_mpi_vdec_destroy_chn(chn);
    free_pool(&channel->input_pool);
    free_pool(&channel->output_pool);
    channel->state = VDECODER_STATE_ABSENT;
    channel->owner = NULL;
}

static bool create(channel_t *channel, int32_t type, binding_result_t *result) {
    k_vdec_chn_attr attr = { .type = (k_u32)type, .pic_width = MAX_WIDTH, .pic_height = MAX_HEIGHT, .stream_buf_size = STREAM_BUF_SIZE };
    k_u32 chn = number_of(channel);
    channel->input_size = pools.input_size;
    channel->output_pool = VB_INVALID_POOLID;
    return make_pool(&channel->input_pool, pools.input_count, pools.input_size, result) && make_pool(&channel->output_pool, pools.output_count, pools.output_size, result) && check(kd_mpi_vdec_attach_vb_pool(chn, channel->output_pool), "kd_mpi_vdec_attach_vb_pool", result) && check(kd_mpi_vdec_create_chn(chn, &attr), "kd_mpi_vdec_create_chn", result);
}

bool vdecoder_vb_pool_config(int32_t input_buf_cnt, int32_t output_buf_cnt, int32_t input_buf_size, int32_t output_buf_size, binding_result_t *result) {
    (void)result;
    pools.input_count = (k_u32)input_buf_cnt;
    pools.output_count = (k_u32)output_buf_cnt;
    pools.input_size = (k_u64)input_buf_size;
    pools.output_size = (k_u64)output_buf_size;
    return true;
}

bool vdecoder_create(vdecoder_decoder_t *self, binding_result_t *result) {
    channel_t *channel = channel_of(self);
    if (begin(channel, VDECODER_CALL_CREATE, result) != BINDING_ALLOW) {
        return false;
    }
    channel = channel_of(NULL);
    if (channel == NULL) {
        fail(K_ERR_VDEC_NOBUF, "Decoder.create", result);
        // Decoders that are garbage may have the channels.
        result->retry_after_gc = true;
        return false;
    }
    channel->owner = self;
    if (!create(channel, self->type, result)) {
        release(channel);
        return false;
    }
    channel->state = VDECODER_STATE_CREATED;
    return true;
}

bool vdecoder_destroy(vdecoder_decoder_t *self, binding_result_t *result) {
    channel_t *channel = channel_of(self);
    if (begin(channel, VDECODER_CALL_DESTROY, result) == BINDING_ALLOW) {
        release(channel);
    }
    return true;
}

void vdecoder_decoder_del(vdecoder_decoder_t *self) {
    channel_t *channel = channel_of(self);
    if (channel != NULL) {
        release(channel);
    }
}

// ---------------------------------------------------------------- streams

bool vdecoder_start(vdecoder_decoder_t *self, binding_result_t *result) {
    channel_t *channel = channel_of(self);
    if (begin(channel, VDECODER_CALL_START, result) != BINDING_ALLOW || !check(kd_mpi_vdec_start_chn(number_of(channel)), "kd_mpi_vdec_start_chn", result)) {
        return false;
    }
    end(channel, VDECODER_CALL_START);
    return true;
}

// A copy of the data in a block of the input pool.
static bool copy_to_block(k_vb_blk_handle block, const void *data, size_t size, k_u64 *address, binding_result_t *result) {
    *address = kd_mpi_vb_handle_to_phyaddr(block);
    void *mapped = kd_mpi_sys_mmap(*address, (k_u32)size);
    if (mapped == NULL) {
        return fail(K_ERR_VDEC_NOBUF, "kd_mpi_sys_mmap", result);
    }
    memcpy(mapped, data, size);
    return check(kd_mpi_sys_munmap(mapped, (k_u32)size), "kd_mpi_sys_munmap", result);
}

// After a slice, the binding calls again.
static bool wait(int32_t timeout, const binding_gil_t *gil, binding_result_t *result) {
    gil->leave();
    clock_next_wait(false);
    vmpp_sleep_us((k_u64)timeout * 1000);
    gil->enter();
    result->timed_out = true;
    return false;
}

// Sets timed_out if there is no buffer yet.
static bool send(channel_t *channel, const void *data, size_t size, binding_result_t *result) {
    k_vb_blk_handle block = kd_mpi_vb_get_block(channel->input_pool, channel->input_size, NULL);
    if (block == NO_BLOCK) {
        fail(K_ERR_VDEC_NOBUF, "kd_mpi_vb_get_block", result);
        result->timed_out = true;
        return false;
    }
    k_vdec_stream stream = { .end_of_stream = size == 0, .len = (k_u32)size };
    bool is_sent = (size == 0 || copy_to_block(block, data, size, &stream.phy_addr, result)) && check(kd_mpi_vdec_send_stream(number_of(channel), &stream), "kd_mpi_vdec_send_stream", result);
    if (!is_sent) {
        result->timed_out = result->code == K_ERR_VDEC_BUF_FULL;
    }
    return check(kd_mpi_vb_release_block(block), "kd_mpi_vb_release_block", result) && is_sent;
}

bool vdecoder_decode(vdecoder_decoder_t *self, const void *stream_data, size_t stream_data_size, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    (void)progress;
    channel_t *channel = channel_of(self);
    if (begin(channel, VDECODER_CALL_DECODE, result) != BINDING_ALLOW) {
        return false;
    }
    if (stream_data_size > channel->input_size) {
        return fail(K_ERR_VDEC_NOBUF, "Decoder.decode", result);
    }
    if (stream_data_size == 0 || send(channel, stream_data, stream_data_size, result)) {
        return true;
    }
    return result->timed_out && wait(timeout, gil, result);
}

static bool has_ended(k_u32 chn, binding_result_t *result) {
    k_vdec_chn_status status;
    if (!check(kd_mpi_vdec_query_status(chn, &status), "kd_mpi_vdec_query_status", result)) {
        return false;
    }
    if (!status.end_of_stream) {
        fail(K_ERR_VDEC_BUF_FULL, "kd_mpi_vdec_query_status", result);
        result->timed_out = true;
    }
    return status.end_of_stream;
}

bool vdecoder_stop(vdecoder_decoder_t *self, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    channel_t *channel = channel_of(self);
    if (begin(channel, VDECODER_CALL_STOP, result) != BINDING_ALLOW) {
        return true;
    }
    k_u32 chn = number_of(channel);
    progress->has_begun = progress->has_begun || send(channel, NULL, 0, result);
    if (!progress->has_begun || !has_ended(chn, result)) {
        return result->timed_out && wait(timeout, gil, result);
    }
    if (!check(kd_mpi_vdec_stop_chn(chn), "kd_mpi_vdec_stop_chn", result)) {
        return false;
    }
    end(channel, VDECODER_CALL_STOP);
    return true;
}

// ---------------------------------------------------------------- attributes

static int32_t number(const vdecoder_decoder_t *self) {
    const channel_t *channel = channel_of(self);
    return channel == NULL ? -1 : (int32_t)number_of(channel);
}

bool vdecoder_get_vdec_channel(vdecoder_decoder_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = number(self);
    return true;
}

bool vdecoder_decoder_get_chn(vdecoder_decoder_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = number(self);
    return true;
}
