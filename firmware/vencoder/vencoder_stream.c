// SPDX-License-Identifier: MIT
// Packs of a channel: gets, tracks, delivers and releases them.
#include <string.h>

#include "vencoder_mapping.h"
#include "vencoder_stream.h"
#include "vencoder_tables.h"

static inline vencoder_pack_t *next_of(const vencoder_pack_t *tracked, const vencoder_stream_data_t *holder) {
    return holder != NULL ? tracked->next_held : tracked->next;
}

// The first pack of the channel from `tracked` on, among those of the holder (NULL: of the channel).
static inline vencoder_pack_t *first_of(vencoder_pack_t *tracked, const vencoder_channel_t *channel, const vencoder_stream_data_t *holder) {
    while (tracked != NULL && tracked->channel != channel) {
        tracked = next_of(tracked, holder);
    }
    return tracked;
}

bool vencoder_packs_release(vencoder_channel_t *channel, const vencoder_stream_data_t *holder, binding_result_t *result) {
    vencoder_pack_t *next = first_of(holder != NULL ? vencoder_first_held(holder) : channel->first, channel, holder);
    while (next != NULL) {
        k_venc_pack packs[VENC_PACK_CNT_MAX];
        vencoder_pack_t *released[VENC_PACK_CNT_MAX];
        k_u32 count = 0;
        for (; next != NULL && count < VENC_PACK_CNT_MAX; count++) {
            packs[count] = next->pack;
            released[count] = next;
            next = first_of(next_of(next, holder), channel, holder);
        }
        k_venc_stream stream = { .pack = packs, .pack_cnt = count };
        k_s32 code = kd_mpi_venc_release_stream((k_u32)vencoder_channel_number(channel), &stream);
        if (!vencoder_check(code, "kd_mpi_venc_release_stream", result)) {
            return false;
        }
        for (k_u32 i = 0; i < count; i++) {
            vencoder_untrack(released[i]);
        }
    }
    return true;
}

void vencoder_packs_release_held_by(vencoder_stream_data_t *holder) {
    while (vencoder_first_held(holder) != NULL) {
        vencoder_channel_t *channel = vencoder_first_held(holder)->channel;
        binding_result_t ignored;
        vencoder_packs_release(channel, holder, &ignored);
        // Packs that the driver refuses stay tracked until Stop. The holder is about to be freed or reused.
        vencoder_pack_t *refused;
        while ((refused = first_of(vencoder_first_held(holder), channel, holder)) != NULL) {
            vencoder_unhold(refused);
        }
    }
}

void vencoder_packs_release_all(vencoder_channel_t *channel) {
    // The addresses in the holders become invalid.
    for (const vencoder_pack_t *tracked = channel->first; tracked != NULL; tracked = tracked->next) {
        if (tracked->holder != NULL) {
            tracked->holder->pack_cnt = 0;
        }
    }
    binding_result_t ignored;
    vencoder_packs_release(channel, NULL, &ignored);
}

void vencoder_packs_drain(vencoder_channel_t *channel) {
    // The driver's stop has reclaimed packs that could not be released.
    vencoder_untrack_all(channel);
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
static bool query_unread(const vencoder_channel_t *channel, k_u32 *count, binding_result_t *result) {
    k_venc_chn_status status;
    k_s32 code = kd_mpi_venc_query_status((k_u32)vencoder_channel_number(channel), &status);
    if (!vencoder_check(code, "kd_mpi_venc_query_status", result)) {
        return false;
    }
    *count = status.cur_packs;
    return true;
}

static k_u32 min_u32(k_u32 one, k_u32 other) {
    return one < other ? one : other;
}

static bool is_tracked(const vencoder_channel_t *channel, const k_venc_pack *pack) {
    const vencoder_pack_t *tracked = channel->first;
    while (tracked != NULL && tracked->pack.phys_addr != pack->phys_addr) {
        tracked = tracked->next;
    }
    return tracked != NULL;
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
    if (channel->stray_count == 0 || channel->getting > 0) {
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

// Gets packs, at most `stream->pack_cnt`, or waits for one; tracks them.
static bool get_stream(vencoder_channel_t *channel, k_venc_stream *stream, int32_t timeout, const binding_gil_t *gil, binding_result_t *result) {
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
        for (k_u32 i = 0; i < stream->pack_cnt; i++) {
            vencoder_track(channel, &stream->pack[i]);
        }
    }
    release_strays(channel);
    if (has_packs && !is_stale) {
        return true;
    }
    vencoder_check(code != 0 ? code : K_ERR_VENC_NOTREADY, "kd_mpi_venc_get_stream", result);
    result->timed_out = !is_stale;
    return false;
}

// A firmware without slices counts once, then waits for one pack. The count matters only if more than one buffer can
// have an unread pack.
static bool must_count(const vencoder_channel_t *channel) {
    return channel->pack_count + 1 < channel->packs_max;
}

bool vencoder_packs_get(vencoder_channel_t *channel, bool is_first_slice, int32_t timeout, const binding_gil_t *gil, binding_result_t *result) {
    if (channel->first_unread != NULL) {
        return true;
    }
    k_u32 unread = 0;
    bool has_counted = is_first_slice && must_count(channel);
    if (has_counted && !query_unread(channel, &unread, result)) {
        return false;
    }
    k_venc_pack packs[VENC_PACK_CNT_MAX];
    // Some drivers wait until they have as many packs as requested.
    k_venc_stream stream = { .pack = packs, .pack_cnt = unread == 0 ? 1 : min_u32(unread, VENC_PACK_CNT_MAX) };
    memset(packs, 0, stream.pack_cnt * sizeof(k_venc_pack));
    if (get_stream(channel, &stream, timeout, gil, result)) {
        return true;
    }
    if (is_first_slice && !has_counted && result->timed_out) {
        // A wait does not continue on a channel that is missing in the driver.
        query_unread(channel, &unread, result);
    }
    return false;
}

static void keep_header(vencoder_record_t *record, const uint8_t *bytes, k_u32 size) {
    record->header_size = size <= VENCODER_HEADER_MAX ? size : 0;
    memcpy(record->header, bytes, record->header_size);
}

static void record_pack(vencoder_record_t *record, const k_venc_pack *pack, const uint8_t *bytes) {
    record->packs++;
    record->bytes += pack->len;
    if (pack->type == K_VENC_HEADER) {
        keep_header(record, bytes, pack->len);
    } else {
        record->pictures++;
    }
}

bool vencoder_packs_deliver(vencoder_channel_t *channel, vencoder_stream_data_t *holder, vencoder_stream_data_lists_t *lists, binding_result_t *result) {
    k_u32 count = 0;
    // Holds none, unless another thread used it during the wait.
    vencoder_pack_t *last = vencoder_last_held(holder);
    for (vencoder_pack_t *tracked; (tracked = channel->first_unread) != NULL && count < VENC_PACK_CNT_MAX; count++) {
        const k_venc_pack *pack = &tracked->pack;
        uint8_t *bytes = vencoder_map(channel, pack);
        if (bytes == NULL) {
            // It stays unread for the next call.
            break;
        }
        lists->data[count] = (uintptr_t)bytes;
        lists->phy_addr[count] = pack->phys_addr;
        lists->data_size[count] = pack->len;
        lists->stream_type[count] = pack->type;
        lists->pts[count] = pack->pts;
        record_pack(&channel->record, pack, bytes);
        vencoder_hold(tracked, holder, last);
        last = tracked;
    }
    holder->pack_cnt = count;
    return count > 0 || vencoder_check(K_ERR_VENC_NOMEM, "kd_mpi_sys_mmap", result);
}
