// SPDX-License-Identifier: MIT
// What flows: pictures in, packs out, and the account of packs that are lent.
#include <stdlib.h>
#include <string.h>

#include "vencoder_channel.h"

bool vencoder_tables_make(vencoder_channel_t *channel) {
    // A driver lends no more packs than it has buffers; the rest is room for one more call in any case.
    channel->taken_room = channel->buf_num + VENC_PACK_CNT_MAX;
    channel->mapping_room = channel->taken_room;
    channel->taken = calloc(channel->taken_room, sizeof(vencoder_taken_t));
    channel->mappings = calloc(channel->mapping_room, sizeof(vencoder_mapping_t));
    if (channel->taken == NULL || channel->mappings == NULL) {
        vencoder_tables_free(channel);
        return false;
    }
    return true;
}

void vencoder_tables_free(vencoder_channel_t *channel) {
    free(channel->taken);
    free(channel->mappings);
    channel->taken = NULL;
    channel->mappings = NULL;
    channel->taken_count = 0;
    channel->mapping_count = 0;
}

// Copies up to VENC_PACK_CNT_MAX packs of a holder (or of anyone); returns how many.
static k_u32 collect(const vencoder_channel_t *channel, const vencoder_stream_data_t *holder, k_venc_pack *packs) {
    k_u32 count = 0;
    for (k_u32 i = 0; i < channel->taken_count && count < VENC_PACK_CNT_MAX; i++) {
        if (holder == NULL || channel->taken[i].holder == holder) {
            packs[count++] = channel->taken[i].pack;
        }
    }
    return count;
}

// Takes the first `count` entries of a holder (or of anyone) off the account.
static void forget(vencoder_channel_t *channel, const vencoder_stream_data_t *holder, k_u32 count) {
    k_u32 kept = 0;
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        if (count > 0 && (holder == NULL || channel->taken[i].holder == holder)) {
            count--;
        } else {
            channel->taken[kept++] = channel->taken[i];
        }
    }
    channel->taken_count = kept;
}

binding_result_t vencoder_give_back(vencoder_channel_t *channel, const vencoder_stream_data_t *holder) {
    k_venc_pack packs[VENC_PACK_CNT_MAX];
    for (;;) {
        k_venc_stream stream = { .pack = packs, .pack_cnt = collect(channel, holder, packs) };
        if (stream.pack_cnt == 0) {
            return vencoder_well();
        }
        k_u32 count = stream.pack_cnt;
        k_s32 code = kd_mpi_venc_release_stream((k_u32)vencoder_channel_number(channel), &stream);
        if (code != 0) {
            return vencoder_failed(code, "kd_mpi_venc_release_stream");
        }
        forget(channel, holder, count);
    }
}

static void give_back_held(vencoder_channel_t *channel, void *holder) {
    vencoder_give_back(channel, holder);
    // What the driver refused stays on the account until Stop, but nobody holds it any more.
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        if (channel->taken[i].holder == holder) {
            channel->taken[i].holder = NULL;
        }
    }
}

void vencoder_give_back_all(vencoder_channel_t *channel) {
    // Their addresses are about to end.
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        if (channel->taken[i].holder != NULL) {
            channel->taken[i].holder->pack_cnt = 0;
        }
    }
    vencoder_give_back(channel, NULL);
}

void vencoder_drain(vencoder_channel_t *channel) {
    // The driver's stop has taken back what could not be given.
    channel->taken_count = 0;
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_venc_chn_status status;
    while (kd_mpi_venc_query_status(chn, &status) == 0 && status.cur_packs > 0) {
        k_venc_pack packs[VENC_PACK_CNT_MAX];
        k_venc_stream stream = { .pack = packs, .pack_cnt = VENC_PACK_CNT_MAX };
        if (kd_mpi_venc_get_stream(chn, &stream, 0) != 0 || stream.pack_cnt == 0 || kd_mpi_venc_release_stream(chn, &stream) != 0) {
            return;
        }
    }
}

binding_result_t vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil) {
    binding_result_t result;
    if (!vencoder_admit(vencoder_channel(chn), self, VENCODER_CALL_SEND_FRAME, &result)) {
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

// Asks the driver how many packs are unread.
static binding_result_t count_unread(k_u32 chn, k_u32 *count) {
    k_venc_chn_status status;
    k_s32 code = kd_mpi_venc_query_status(chn, &status);
    *count = code == 0 ? status.cur_packs : 0;
    return vencoder_failed(code, "kd_mpi_venc_query_status");
}

static k_u32 smaller(k_u32 one, k_u32 other) {
    return one < other ? one : other;
}

// A pack that was waited for may not have come alone: a header comes with its picture.
static void top_up(k_u32 chn, k_venc_stream *stream, k_u32 room) {
    k_u32 unread;
    count_unread(chn, &unread);
    k_venc_stream more = { .pack = stream->pack + stream->pack_cnt, .pack_cnt = smaller(unread, room - stream->pack_cnt) };
    if (more.pack_cnt > 0 && kd_mpi_venc_get_stream(chn, &more, 0) == 0) {
        stream->pack_cnt += more.pack_cnt;
    }
}

static bool is_taken(const vencoder_channel_t *channel, const k_venc_pack *pack) {
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        if (channel->taken[i].pack.phys_addr == pack->phys_addr) {
            return true;
        }
    }
    return false;
}

// Another thread stopped the channel meanwhile, so whatever came has gone back to the driver; unless it started the
// channel again, and these are packs of that, which nobody waits for.
static void give_back_strays(const vencoder_channel_t *channel, const k_venc_stream *stream) {
    for (k_u32 i = 0; i < stream->pack_cnt; i++) {
        k_venc_stream one = { .pack = &stream->pack[i], .pack_cnt = 1 };
        if (!is_taken(channel, one.pack)) {
            kd_mpi_venc_release_stream((k_u32)vencoder_channel_number(channel), &one);
        }
    }
}

// Takes the packs that are there, or waits for some; at most `stream->pack_cnt`.
static binding_result_t get_packs(vencoder_channel_t *channel, k_venc_stream *stream, int32_t timeout, const binding_gil_t *gil) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_u32 room = stream->pack_cnt;
    k_u32 unread;
    binding_result_t result = count_unread(chn, &unread);
    if (result.code != 0) {
        return result;
    }
    // A driver may wait until it has as many as it was asked for.
    stream->pack_cnt = unread == 0 ? 1 : smaller(unread, room);
    k_u32 epoch = channel->epoch;
    gil->leave();
    k_s32 code = kd_mpi_venc_get_stream(chn, stream, timeout);
    gil->enter();
    bool is_gone = epoch != channel->epoch;
    if (code == 0 && is_gone) {
        give_back_strays(channel, stream);
    }
    // Some drivers answer a poll with 0 and no pack.
    if (code == 0 && (stream->pack_cnt == 0 || is_gone)) {
        code = K_ERR_VENC_NOTREADY;
    }
    if (code == 0 && unread == 0) {
        top_up(chn, stream, room);
    }
    result = vencoder_failed(code, "kd_mpi_venc_get_stream");
    result.timed_out = code != 0 && !is_gone;
    return result;
}

// Puts the driver's packs on the account.
static void take(vencoder_channel_t *channel, const k_venc_stream *stream) {
    for (k_u32 i = 0; i < stream->pack_cnt && channel->taken_count < channel->taken_room; i++) {
        channel->taken[channel->taken_count++] = (vencoder_taken_t){ .pack = stream->pack[i], .is_unread = true };
    }
}

static bool has_unread(const vencoder_channel_t *channel) {
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        if (channel->taken[i].is_unread) {
            return true;
        }
    }
    return false;
}

// Hands out the next pack; false: it cannot be mapped, and waits for the next call.
static bool hand_out(vencoder_channel_t *channel, vencoder_taken_t *taken, vencoder_stream_data_t *out) {
    const k_venc_pack *pack = &taken->pack;
    uint8_t *bytes = vencoder_map(channel, pack);
    if (bytes == NULL) {
        return false;
    }
    k_u32 i = out->pack_cnt++;
    out->data[i] = (uintptr_t)bytes;
    out->phy_addr[i] = pack->phys_addr;
    out->data_size[i] = pack->len;
    out->stream_type[i] = pack->type;
    out->pts[i] = pack->pts;
    taken->holder = out;
    taken->is_unread = false;
    return true;
}

static binding_result_t hand_out_unread(vencoder_channel_t *channel, vencoder_stream_data_t *out) {
    for (k_u32 i = 0; i < channel->taken_count && out->pack_cnt < VENC_PACK_CNT_MAX; i++) {
        if (channel->taken[i].is_unread && !hand_out(channel, &channel->taken[i], out)) {
            break;
        }
    }
    return out->pack_cnt > 0 ? vencoder_well() : vencoder_failed(K_ERR_VENC_NOMEM, "kd_mpi_sys_mmap");
}

binding_result_t vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, int32_t timeout, const binding_gil_t *gil) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    streamData->pack_cnt = 0;
    if (!vencoder_admit(channel, self, VENCODER_CALL_GET_STREAM, &result)) {
        return result;
    }
    result = vencoder_give_back(channel, streamData);
    if (result.code != 0) {
        return result;
    }
    // It may hold packs of another channel, too.
    vencoder_each_channel(give_back_held, streamData);
    if (!has_unread(channel)) {
        k_venc_pack packs[VENC_PACK_CNT_MAX];
        memset(packs, 0, sizeof(packs));
        k_venc_stream stream = { .pack = packs, .pack_cnt = VENC_PACK_CNT_MAX };
        result = get_packs(channel, &stream, timeout, gil);
        if (result.code != 0) {
            return result;
        }
        take(channel, &stream);
    }
    return hand_out_unread(channel, streamData);
}

binding_result_t vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData) {
    vencoder_channel_t *channel = vencoder_channel(chn);
    binding_result_t result;
    if (!vencoder_admit(channel, self, VENCODER_CALL_RELEASE_STREAM, &result)) {
        return result;
    }
    return vencoder_give_back(channel, streamData);
}

void vencoder_stream_data_del(vencoder_stream_data_t *self) {
    vencoder_each_channel(give_back_held, self);
}
