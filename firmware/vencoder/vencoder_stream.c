// SPDX-License-Identifier: MIT
// Packs: the account of those that are lent.
#include "vencoder_mapping.h"
#include "vencoder_stream.h"

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

void vencoder_give_back_held(vencoder_channel_t *channel, void *holder) {
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
binding_result_t vencoder_get_packs(vencoder_channel_t *channel, k_venc_stream *stream, int32_t timeout, const binding_gil_t *gil) {
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
void vencoder_take(vencoder_channel_t *channel, const k_venc_stream *stream) {
    for (k_u32 i = 0; i < stream->pack_cnt && channel->taken_count < channel->taken_room; i++) {
        channel->taken[channel->taken_count++] = (vencoder_taken_t){ .pack = stream->pack[i], .is_unread = true };
    }
}

bool vencoder_has_unread(const vencoder_channel_t *channel) {
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

binding_result_t vencoder_hand_out_unread(vencoder_channel_t *channel, vencoder_stream_data_t *out) {
    for (k_u32 i = 0; i < channel->taken_count && out->pack_cnt < VENC_PACK_CNT_MAX; i++) {
        if (channel->taken[i].is_unread && !hand_out(channel, &channel->taken[i], out)) {
            break;
        }
    }
    return out->pack_cnt > 0 ? vencoder_well() : vencoder_failed(K_ERR_VENC_NOMEM, "kd_mpi_sys_mmap");
}
