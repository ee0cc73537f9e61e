// SPDX-License-Identifier: MIT
// Checks the packs that a script holds.
#include "held_packs.h"

#include <string.h>

#include "board.h"
#include "report.h"
#include "invariants.h"

unsigned int held_packs_begin_get(held_stream_t *held, int32_t chn) {
    held->is_valid = false;
    held->chn = chn;
    held->users++;
    return ++held->uses;
}

// The held packs are those in the StreamData, all of its channel.
static void check_held(const held_stream_t *held) {
    uint32_t count = 0;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        for (const vencoder_pack_t *tracked = channel->first; tracked != NULL; tracked = tracked->next) {
            bool is_held = tracked->holder == held->data;
            if (is_held && chn != held->chn) {
                fail("a StreamData with packs of channel %d holds packs of channel %d", held->chn, chn);
            }
            count += is_held;
        }
    }
    if (count != held->data->pack_cnt) {
        fail("a StreamData has %u packs but holds %u", held->data->pack_cnt, count);
    }
}

static bool begins_like_a_pack(const uint8_t *bytes, uint64_t size) {
    static const uint8_t jpeg[] = { 0xff, 0xd8 };
    static const uint8_t unit[] = { 0, 0, 1 };
    static const uint8_t long_unit[] = { 0, 0, 0, 1 };
    return (size > sizeof(jpeg) && memcmp(bytes, jpeg, sizeof(jpeg)) == 0) ||
        (size > sizeof(unit) && memcmp(bytes, unit, sizeof(unit)) == 0) ||
        (size > sizeof(long_unit) && memcmp(bytes, long_unit, sizeof(long_unit)) == 0);
}

static void store_hashes(held_stream_t *held) {
    const vencoder_stream_data_lists_t *lists = &held->lists;
    for (uint32_t i = 0; i < held->data->pack_cnt; i++) {
        const uint8_t *bytes = (const uint8_t *)(uintptr_t)lists->data[i];
        if (!begins_like_a_pack(bytes, lists->data_size[i]) && !board.any_raw) {
            fail("pack %u is not a stream: it begins with %02x %02x", i, bytes[0], bytes[1]);
        }
        if (lists->stream_type[i] < K_VENC_P_FRAME || lists->stream_type[i] > K_VENC_HEADER) {
            fail("pack %u has type %llu", i, (unsigned long long)lists->stream_type[i]);
        }
        held->hashes[i] = hash_of(bytes, lists->data_size[i]);
    }
}

void held_packs_end_get(held_stream_t *held, unsigned int uses, const binding_result_t *result) {
    uint32_t count = held->data->pack_cnt;
    held->users--;
    if (held->uses != uses) {
        held->is_valid = false;
        return;
    }
    if (result->code != 0 ? count != 0 : count == 0 || count > VENC_PACK_CNT_MAX || result->timed_out) {
        fail("GetStream returns %d with %u packs", result->code, count);
    }
    step_result("    %u packs\n", count);
    held->is_valid = result->code == 0;
    if (held->is_valid) {
        check_held(held);
    }
    store_hashes(held);
}

void held_packs_end_release(held_stream_t *held, int32_t chn) {
    held->uses++;
    if (chn == held->chn) {
        held->is_valid = false;
    }
}
