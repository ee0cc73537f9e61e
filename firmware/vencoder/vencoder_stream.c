// SPDX-License-Identifier: MIT
// Packs of a channel: gets, tracks, delivers and releases them.
#include <string.h>

#include "vencoder_mapping.h"
#include "vencoder_stream.h"

// Copies up to VENC_PACK_CNT_MAX packs of a holder (NULL: of all); returns how many.
static k_u32 copy_held(const vencoder_channel_t *channel, const vencoder_stream_data_t *holder, k_venc_pack *packs) {
    k_u32 count = 0;
    for (k_u32 i = 0; i < channel->pack_count && count < VENC_PACK_CNT_MAX; i++) {
        if (holder == NULL || channel->packs[i].holder == holder) {
            packs[count++] = channel->packs[i].pack;
        }
    }
    return count;
}

// Stops tracking the first `count` packs of a holder (NULL: of all).
static void untrack(vencoder_channel_t *channel, const vencoder_stream_data_t *holder, k_u32 count) {
    k_u32 kept = 0;
    for (k_u32 i = 0; i < channel->pack_count; i++) {
        if (count > 0 && (holder == NULL || channel->packs[i].holder == holder)) {
            count--;
        } else {
            channel->packs[kept++] = channel->packs[i];
        }
    }
    channel->pack_count = kept;
}

binding_result_t vencoder_packs_release(vencoder_channel_t *channel, const vencoder_stream_data_t *holder) {
    k_venc_pack packs[VENC_PACK_CNT_MAX];
    for (;;) {
        k_venc_stream stream = { .pack = packs, .pack_cnt = copy_held(channel, holder, packs) };
        if (stream.pack_cnt == 0) {
            return vencoder_ok();
        }
        k_u32 count = stream.pack_cnt;
        k_s32 code = kd_mpi_venc_release_stream((k_u32)vencoder_channel_number(channel), &stream);
        if (code != 0) {
            return vencoder_driver_result(code, "kd_mpi_venc_release_stream");
        }
        untrack(channel, holder, count);
    }
}

static void release_held_by(vencoder_channel_t *channel, void *holder) {
    vencoder_packs_release(channel, holder);
    // Packs that the driver refuses stay tracked until Stop. The holder is about to be freed or reused.
    for (k_u32 i = 0; i < channel->pack_count; i++) {
        if (channel->packs[i].holder == holder) {
            channel->packs[i].holder = NULL;
        }
    }
}

void vencoder_packs_release_held_by(vencoder_stream_data_t *holder) {
    vencoder_each_channel(release_held_by, holder);
}

void vencoder_packs_release_all(vencoder_channel_t *channel) {
    // The addresses in the holders become invalid.
    for (k_u32 i = 0; i < channel->pack_count; i++) {
        if (channel->packs[i].holder != NULL) {
            channel->packs[i].holder->pack_cnt = 0;
        }
    }
    vencoder_packs_release(channel, NULL);
}

void vencoder_packs_drain(vencoder_channel_t *channel) {
    // The driver's stop has reclaimed packs that could not be released.
    channel->pack_count = 0;
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
static binding_result_t query_unread(const vencoder_channel_t *channel, k_u32 *count) {
    k_venc_chn_status status;
    k_s32 code = kd_mpi_venc_query_status((k_u32)vencoder_channel_number(channel), &status);
    *count = code == 0 ? status.cur_packs : 0;
    return vencoder_driver_result(code, "kd_mpi_venc_query_status");
}

static k_u32 min_u32(k_u32 one, k_u32 other) {
    return one < other ? one : other;
}

static bool is_tracked(const vencoder_channel_t *channel, const k_venc_pack *pack) {
    for (k_u32 i = 0; i < channel->pack_count; i++) {
        if (channel->packs[i].pack.phys_addr == pack->phys_addr) {
            return true;
        }
    }
    return false;
}

// Keeps packs that a call got whose channel another thread stopped meanwhile. The driver has reclaimed them; but if the
// channel was also started again, they may be packs of the new run, for which no caller waits.
static void keep_strays(vencoder_channel_t *channel, const k_venc_stream *stream) {
    for (k_u32 i = 0; i < stream->pack_cnt && channel->stray_count < VENC_PACK_CNT_MAX; i++) {
        channel->strays[channel->stray_count++] = stream->pack[i];
    }
}

// Releases the strays that nobody tracks. A call that still gets packs may get one in the same buffer as a reclaimed
// pack, and tracks it only after it returns.
static void release_strays(vencoder_channel_t *channel) {
    if (channel->getting > 0) {
        return;
    }
    for (k_u32 i = 0; i < channel->stray_count; i++) {
        k_venc_stream one = { .pack = &channel->strays[i], .pack_cnt = 1 };
        if (!is_tracked(channel, one.pack)) {
            kd_mpi_venc_release_stream((k_u32)vencoder_channel_number(channel), &one);
        }
    }
    channel->stray_count = 0;
}

static void track(vencoder_channel_t *channel, const k_venc_stream *stream) {
    for (k_u32 i = 0; i < stream->pack_cnt && channel->pack_count < channel->pack_capacity; i++) {
        channel->packs[channel->pack_count++] = (vencoder_pack_t){ .pack = stream->pack[i], .is_unread = true };
    }
}

// Gets packs, at most `stream->pack_cnt`, or waits for one; tracks them.
static binding_result_t get_stream(vencoder_channel_t *channel, k_venc_stream *stream, int32_t timeout, const binding_gil_t *gil) {
    k_u32 epoch = channel->epoch;
    channel->getting++;
    gil->leave();
    k_s32 code = kd_mpi_venc_get_stream((k_u32)vencoder_channel_number(channel), stream, timeout);
    gil->enter();
    bool is_stale = epoch != channel->epoch;
    if (!is_stale) {
        channel->getting--;
    }
    // Some drivers return 0 and no pack from a poll.
    bool has_packs = code == 0 && stream->pack_cnt > 0;
    if (has_packs && is_stale) {
        keep_strays(channel, stream);
    } else if (has_packs) {
        track(channel, stream);
    }
    release_strays(channel);
    if (code == 0 && (!has_packs || is_stale)) {
        code = K_ERR_VENC_NOTREADY;
    }
    binding_result_t result = vencoder_driver_result(code, "kd_mpi_venc_get_stream");
    result.timed_out = code != 0 && !is_stale;
    return result;
}

static bool has_unread(const vencoder_channel_t *channel) {
    for (k_u32 i = 0; i < channel->pack_count; i++) {
        if (channel->packs[i].is_unread) {
            return true;
        }
    }
    return false;
}

binding_result_t vencoder_packs_get(vencoder_channel_t *channel, bool is_first_slice, int32_t timeout, const binding_gil_t *gil) {
    if (has_unread(channel)) {
        return vencoder_ok();
    }
    k_u32 unread = 0;
    // A firmware without slices counts once, then waits for one pack.
    binding_result_t result = is_first_slice ? query_unread(channel, &unread) : vencoder_ok();
    if (result.code != 0) {
        return result;
    }
    k_venc_pack packs[VENC_PACK_CNT_MAX];
    memset(packs, 0, sizeof(packs));
    // Some drivers wait until they have as many packs as requested.
    k_venc_stream stream = { .pack = packs, .pack_cnt = unread == 0 ? 1 : min_u32(unread, VENC_PACK_CNT_MAX) };
    return get_stream(channel, &stream, timeout, gil);
}

// Adds a pack to `out`; false if it cannot be mapped: it stays unread for the next call.
static bool deliver(vencoder_channel_t *channel, vencoder_pack_t *tracked, vencoder_stream_data_t *out) {
    const k_venc_pack *pack = &tracked->pack;
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
    tracked->holder = out;
    tracked->is_unread = false;
    return true;
}

binding_result_t vencoder_packs_deliver(vencoder_channel_t *channel, vencoder_stream_data_t *out) {
    for (k_u32 i = 0; i < channel->pack_count && out->pack_cnt < VENC_PACK_CNT_MAX; i++) {
        if (channel->packs[i].is_unread && !deliver(channel, &channel->packs[i], out)) {
            break;
        }
    }
    return out->pack_cnt > 0 ? vencoder_ok() : vencoder_driver_result(K_ERR_VENC_NOMEM, "kd_mpi_sys_mmap");
}
