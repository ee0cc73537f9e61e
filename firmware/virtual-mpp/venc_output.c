// SPDX-License-Identifier: MIT
// kd_mpi_venc_get_stream(), _release_stream() and _query_status(): the packs of
// encoder channels.
#include "bind.h"
#include "clock.h"
#include "driver_lock.h"
#include "poison.h"
#include "trouble.h"
#include "venc_channel.h"
#include "venc_input.h"
#include "wrong_calls.h"

// Adds a wait that found no pack, with the reason if nothing but another call of the program can change that.
static void add_starvation(venc_channel_t *channel, k_s32 milli_sec) {
    char text[STARVATION_TEXT];
    bool is_full = channel->state == VENC_STARTED && !encoder_has_space(&channel->encoder);
    bind_status_t bound = bind_status(&venc_sink, venc_channel_number(channel), text, sizeof(text));
    if (channel->state == VENC_CREATED) {
        starvation_add(&channel->starvation, venc_channel_number(channel), milli_sec, "it is not started; call Start", false);
    } else if (is_full && (bound == BIND_DELIVERS || channel->encoder.queue_count > 0 || output_blocks(&channel->output) < 2)) {
        encoder_explain_full(&channel->encoder, text, sizeof(text));
        starvation_add(&channel->starvation, venc_channel_number(channel), milli_sec, text, true);
    } else if (channel->state == VENC_STARTED && bound != BIND_DELIVERS && !channel->was_sent) {
        starvation_add(&channel->starvation, venc_channel_number(channel), milli_sec, text, false);
    } else {
        starvation_clear(&channel->starvation, false);
    }
}

// A wait for packs ended.
static void count_wait(venc_channel_t *channel, bool has_packs, k_s32 milli_sec) {
    if (has_packs || bind_due_at(&venc_sink, venc_channel_number(channel)) != CLOCK_NEVER) {
        starvation_clear(&channel->starvation, has_packs);
    } else {
        add_starvation(channel, milli_sec);
    }
}

static bool pack_is_ready(const void *subject) {
    const venc_channel_t *channel = subject;
    return channel->output.ready_count > 0;
}

static uint64_t pack_is_due(const void *subject) {
    const venc_channel_t *channel = subject;
    return bind_due_at(&venc_sink, venc_channel_number(channel));
}

// Sent frames that the encoder has not read yet.
static void drain_late(venc_channel_t *channel) {
    if (channel->state == VENC_STARTED && trouble_is_on(TROUBLE_GHOST_PICTURE)) {
        venc_input_drain(channel);
    }
}

k_s32 kd_mpi_venc_get_stream(k_u32 chn_num, k_venc_stream *stream, k_s32 milli_sec) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (stream == NULL || stream->pack == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    if (stream->pack_cnt == 0) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    venc_channel_t *channel = venc_channel(chn_num);
    clock_wait_t pack = { .ready = pack_is_ready, .due = pack_is_due, .subject = channel };
    poison_packs(stream->pack, stream->pack_cnt);
    driver_lock();
    channel->last_query_empty = false;
    drain_late(channel);
    if (channel->state == VENC_ABSENT) {
        // A slice ends, although no call of another thread could change its result: its caller can then ask for the state.
        clock_next_wait(false);
    }
    // The library on the board returns this code for every error.
    bool fetched = clock_wait_for(&pack, milli_sec) && output_fetch(&channel->output, stream);
    count_wait(channel, fetched, milli_sec);
    bool is_empty_poll = !fetched && milli_sec == 0 && trouble_is_on(TROUBLE_EMPTY_POLL);
    if (is_empty_poll) {
        stream->pack_cnt = 0;
        trouble_came(TROUBLE_EMPTY_POLL, "a poll of channel %u without packs returns 0", chn_num);
    }
    driver_unlock();
    return fetched || is_empty_poll ? 0 : K_ERR_VENC_NOTREADY;
}

static k_s32 release(venc_channel_t *channel, const k_venc_stream *stream) {
    if (channel->state == VENC_ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    if (!output_release(&channel->output, stream)) {
        wrong_call_report(WRONG_STREAM_RELEASE, NULL,
            "channel %u: a pack that the program does not have, at 0x%llx or another of %u: released before, or from another channel",
            venc_channel_number(channel), (unsigned long long)stream->pack[0].phys_addr, stream->pack_cnt);
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    channel->released_pts = stream->pack[stream->pack_cnt - 1].pts;
    if (channel->state == VENC_STARTED) {
        venc_input_drain(channel);
    }
    return 0;
}

k_s32 kd_mpi_venc_release_stream(k_u32 chn_num, k_venc_stream *stream) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (stream == NULL || stream->pack == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    if (stream->pack_cnt == 0) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    driver_lock();
    k_s32 result = release(venc_channel(chn_num), stream);
    driver_unlock();
    return result;
}

// Two empty queries in a row are a poll, and a poll runs the next event.
static void count_query(venc_channel_t *channel) {
    clock_wait_t pack = { .ready = pack_is_ready, .due = pack_is_due, .subject = channel };
    if (channel->last_query_empty || clock_is_realtime()) {
        clock_wait_for(&pack, 0);
    }
    channel->last_query_empty = !pack_is_ready(channel);
    if (channel->last_query_empty) {
        count_wait(channel, false, 0);
    }
}

static k_s32 query(venc_channel_t *channel, k_venc_chn_status *status) {
    if (channel->state == VENC_ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    drain_late(channel);
    count_query(channel);
    *status = (k_venc_chn_status){
        .cur_packs = channel->output.ready_count,
        .release_pic_pts = channel->released_pts,
        .end_of_stream = K_FALSE,
    };
    if (channel->output.ready_count > 0) {
        status->stream_info.u32PicBytesNum = channel->output.ready[0].pack.len;
        status->stream_info.u32PicCnt = channel->output.ready_count;
    }
    return 0;
}

k_s32 kd_mpi_venc_query_status(k_u32 chn_num, k_venc_chn_status *status) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (status == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    poison(status, sizeof(*status));
    driver_lock();
    k_s32 result = query(venc_channel(chn_num), status);
    driver_unlock();
    // As in get_stream, the library returns one code for every error.
    return result == 0 ? 0 : K_ERR_VENC_NOTREADY;
}
