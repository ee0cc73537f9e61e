// SPDX-License-Identifier: MIT
// What has to be true of the engine at any time, whatever was called.
#include "invariants.h"

#include <string.h>

#include "board.h"
#include "report.h"
#include "driver_view.h"
#include "engine_heap.h"
#include "objects.h"
#include "vencoder_output.h"

static void check_tables(const vencoder_channel_t *channel, int32_t chn) {
    bool has_tables = channel->taken != NULL && channel->mappings != NULL;
    if (!has_tables && (channel->taken_count > 0 || channel->mapping_count > 0)) {
        complain("channel %d counts packs or mappings and has no table for them", chn);
    }
    if (has_tables && (channel->taken_count > channel->taken_room || channel->mapping_count > channel->mapping_room)) {
        complain("channel %d has more packs or mappings than its tables have room for", chn);
    }
}

static void check_owners(const vencoder_channel_t *channel, int32_t chn) {
    if (channel->owner != NULL && !is_live_encoder(channel->owner)) {
        complain("channel %d is owned by an Encoder that was collected", chn);
    }
    if (channel->buffers_owner != NULL && !is_live_encoder(channel->buffers_owner)) {
        complain("channel %d has buffers of an Encoder that was collected", chn);
    }
    if (channel->owner != NULL && channel->state < VENCODER_STATE_CREATED) {
        complain("channel %d has an owner and is not created", chn);
    }
}

// What a channel has in no other state.
static void check_state(const vencoder_channel_t *channel, int32_t chn) {
    bool has_more = channel->is_in_driver || channel->is_attached || channel->taken != NULL || channel->mappings != NULL;
    if (channel->state < VENCODER_STATE_CREATED && has_more && !board.has_faults) {
        complain("channel %d is not created and has something that Create made", chn);
    }
    if (channel->state != VENCODER_STATE_RUNNING && channel->taken_count > 0) {
        complain("channel %d is not running and has %u packs on the account", chn, channel->taken_count);
    }
    if (channel->mapping_count > channel->buf_num && !board.has_faults) {
        complain("channel %d has %u mappings for %u buffers", chn, channel->mapping_count, channel->buf_num);
    }
}

static void check_packs(const vencoder_channel_t *channel, int32_t chn) {
    for (k_u32 i = 0; i < channel->taken_count; i++) {
        const vencoder_taken_t *taken = &channel->taken[i];
        if (taken->holder != NULL && !is_live_stream(taken->holder)) {
            complain("channel %d has a pack that is held by a StreamData that was collected", chn);
        }
        if (taken->is_unread && taken->holder != NULL) {
            complain("channel %d has a pack that is held and unread at once", chn);
        }
        for (k_u32 other = 0; other < i; other++) {
            if (channel->taken[other].pack.phys_addr == taken->pack.phys_addr) {
                complain("channel %d has the same pack twice", chn);
            }
        }
    }
}

// The state that the driver's channel has to be in; NULL: absent, unless the engine knows that it is not.
static const char *state_in_driver(const vencoder_channel_t *channel) {
    static const char *const states[VENCODER_STATE_COUNT] = {
        [VENCODER_STATE_CREATED] = "created",
        [VENCODER_STATE_RUNNING] = "started",
        [VENCODER_STATE_STOPPED] = "stopped",
    };
    return states[channel->state];
}

static void check_driver(const vencoder_channel_t *channel, int32_t chn, const driver_channel_t *driver) {
    const char *wanted = state_in_driver(channel);
    if (channel->is_in_driver == (strcmp(driver->state, "absent") == 0)) {
        complain("channel %d is %s in the driver, and the engine believes otherwise", chn, driver->state);
    }
    // What was destroyed in part is in the driver, or not.
    if (wanted != NULL && channel->is_in_driver && strcmp(driver->state, wanted) != 0) {
        complain("channel %d is %s in the driver and should be %s", chn, driver->state, wanted);
    }
    if (channel->is_attached != driver->is_attached) {
        complain("channel %d: the driver %s a pool attached, and the engine believes otherwise", chn,
            driver->is_attached ? "has" : "has not");
    }
}

// Each pack that is out is on the account.
static void check_lent(const vencoder_channel_t *channel, int32_t chn, const driver_channel_t *driver) {
    if (channel->state == VENCODER_STATE_RUNNING && !board.may_keep_packs && driver->packs != channel->taken_count) {
        complain("channel %d has lent %u packs, %u are on the account", chn, driver->packs, channel->taken_count);
    }
}

static void count_tables(vencoder_channel_t *channel, void *count) {
    *(unsigned int *)count += (channel->taken != NULL) + (channel->mappings != NULL);
}

static void check_heap(void) {
    unsigned int count = 0;
    vencoder_each_channel(count_tables, &count);
    if (engine_heap_pieces() != count) {
        complain("the engine has %u pieces of the heap, and knows %u", engine_heap_pieces(), count);
    }
}

static void count_mappings(vencoder_channel_t *channel, void *count) {
    *(unsigned int *)count += channel->mapping_count;
}

static void check_mappings(const driver_view_t *view) {
    unsigned int count = board_mappings();
    vencoder_each_channel(count_mappings, &count);
    if (view->mappings != count) {
        complain("there are %u mappings, and the engine knows %u", view->mappings, count);
    }
}

static unsigned int owners_of_pool(unsigned int pool) {
    unsigned int count = 0;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        count += vencoder_output_pool(vencoder_channel(chn)) == (int32_t)pool;
    }
    return count;
}

static void check_pools(const driver_view_t *view) {
    for (unsigned int i = 0; i < view->pool_count; i++) {
        unsigned int owners = owners_of_pool(view->pools[i]);
        if (owners != 1) {
            complain("the private pool %u belongs to %u channels", view->pools[i], owners);
        }
    }
}

uint32_t print_of(const uint8_t *bytes, uint64_t size) {
    uint32_t print = 2166136261u;
    for (uint64_t i = 0; i < size; i++) {
        print = (print ^ bytes[i]) * 16777619u;
    }
    return print;
}

// Addresses that a script may use have to lead to the bytes that came.
static void check_stream(const held_stream_t *held) {
    const vencoder_stream_data_t *data = held->data;
    if (data->pack_cnt > VENC_PACK_CNT_MAX) {
        complain("a StreamData has %u packs", data->pack_cnt);
    }
    for (uint32_t i = 0; held->is_valid && i < data->pack_cnt; i++) {
        const uint8_t *bytes = (const uint8_t *)(uintptr_t)data->data[i];
        if (print_of(bytes, data->data_size[i]) != held->prints[i] && !board.any_raw) {
            complain("pack %u of a StreamData has changed before it was given back", i);
        }
    }
}

void engine_must_be_sound(bool is_waiting) {
    driver_view_t view = driver_view();
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        check_tables(channel, chn);
        check_owners(channel, chn);
        check_packs(channel, chn);
        if (!board.is_raw[chn]) {
            check_state(channel, chn);
            check_driver(channel, chn, &view.channels[chn]);
        }
        if (!board.is_raw[chn] && !is_waiting) {
            check_lent(channel, chn, &view.channels[chn]);
        }
    }
    check_heap();
    check_mappings(&view);
    if (!board.is_pool_gone) {
        check_pools(&view);
    }
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        check_stream(stream_object(i));
    }
}

void engine_must_be_bare(void) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        if (channel->state != VENCODER_STATE_BARE || channel->is_in_driver || channel->is_attached) {
            complain("channel %d is not given up: it %s", chn, vencoder_state_texts[channel->state]);
        }
        if (channel->owner != NULL || channel->buffers_owner != NULL) {
            complain("channel %d still has an owner", chn);
        }
        if (channel->taken != NULL || channel->mappings != NULL) {
            complain("channel %d still has its tables", chn);
        }
        if (vencoder_output_pool(channel) >= 0) {
            complain("channel %d still has a pool", chn);
        }
    }
}
