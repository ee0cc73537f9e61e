// SPDX-License-Identifier: MIT
// Invariants of the engine, checked after every step.
#include "invariants.h"

#include <string.h>

#include "board.h"
#include "report.h"
#include "driver_view.h"
#include "engine_heap.h"
#include "objects.h"
#include "selection.h"
#include "vencoder_output.h"
#include "vencoder_tables.h"

static void check_tables(const vencoder_channel_t *channel, int32_t chn) {
    bool has_tables = channel->packs != NULL && channel->mappings != NULL;
    if (!has_tables && (channel->pack_count > 0 || channel->mapping_count > 0 || channel->unused != NULL)) {
        fail("channel %d has packs or mappings and no table", chn);
    }
    if (has_tables &&
        (channel->pack_count > channel->pack_capacity || channel->mapping_count > channel->mapping_capacity)) {
        fail("channel %d has more packs or mappings than its tables can hold", chn);
    }
}

static void check_owners(const vencoder_channel_t *channel, int32_t chn) {
    if (channel->owner != NULL && !is_live_encoder(channel->owner)) {
        fail("channel %d is owned by a collected Encoder", chn);
    }
    if (channel->buffers_owner != NULL && !is_live_encoder(channel->buffers_owner)) {
        fail("channel %d has buffers of a collected Encoder", chn);
    }
    if (channel->owner != NULL && channel->state < VENCODER_STATE_CREATED) {
        fail("channel %d has an owner but is not created", chn);
    }
}

// An own channel belongs to its object alone, which has no other one.
static void check_own(const vencoder_channel_t *channel, int32_t chn) {
    const void *object = channel->own_of;
    if (object == NULL) {
        return;
    }
    // In generation A, an exception can end SetOutBufs.
    bool is_begun = MPP_GENERATION_A && channel->state == VENCODER_STATE_BARE;
    if (!is_live_encoder(object) || (channel->owner != NULL && channel->owner != object) ||
        (channel->buffers_owner != object && !is_begun)) {
        fail("channel %d is the own one of an Encoder that does not have it", chn);
    }
    if (channel->state == VENCODER_STATE_DESTROYED) {
        fail("channel %d is destroyed and still an own one", chn);
    }
    if (own_channel_of(object) != chn || (!is_begun && has_channels_by_number(object))) {
        fail("an Encoder has channel %d of its own and others", chn);
    }
}

// A request that the engine does not release, or a channel that nobody requested.
static void check_requested(const vencoder_channel_t *channel, int32_t chn, const driver_channel_t *driver) {
    if (channel->is_requested != driver->is_requested) {
        fail("channel %d is%s requested in the driver, and the engine disagrees", chn, driver->is_requested ? "" : " not");
    }
    bool must_be = MPP_GENERATION_B && channel->own_of != NULL;
    if (channel->is_requested != must_be && !board.has_faults) {
        fail("channel %d is%s requested", chn, must_be ? " not" : "");
    }
}

// Resources that a channel may have in certain states only.
static void check_state(const vencoder_channel_t *channel, int32_t chn) {
    bool has_more =
        channel->is_in_driver || channel->is_attached || channel->packs != NULL || channel->mappings != NULL;
    if (channel->state < VENCODER_STATE_CREATED && has_more && !board.has_faults) {
        fail("channel %d is not created but has resources of Create", chn);
    }
    if (channel->state != VENCODER_STATE_RUNNING && channel->pack_count > 0) {
        fail("channel %d is not running but tracks %u packs", chn, channel->pack_count);
    }
    if (channel->mapping_count > channel->buf_num && !board.has_faults) {
        fail("channel %d has %u mappings for %u buffers", chn, channel->mapping_count, channel->buf_num);
    }
}

static void check_pack(const vencoder_channel_t *channel, int32_t chn, const vencoder_pack_t *tracked, bool is_unread) {
    if (tracked->channel != channel || tracked < channel->packs || tracked >= channel->packs + channel->pack_capacity) {
        fail("channel %d tracks a pack of another channel", chn);
    }
    if (tracked->holder != NULL && !is_live_stream(tracked->holder)) {
        fail("channel %d has a pack held by a collected StreamData", chn);
    }
    if (is_unread && tracked->holder != NULL) {
        fail("channel %d has a pack that is both held and unread", chn);
    }
    for (const vencoder_pack_t *other = channel->first; other != tracked; other = other->next) {
        if (other->pack.phys_addr == tracked->pack.phys_addr) {
            fail("channel %d tracks a pack twice", chn);
        }
    }
}

static void check_packs(const vencoder_channel_t *channel, int32_t chn) {
    k_u32 count = 0;
    bool is_unread = false;
    const vencoder_pack_t *last = NULL;
    for (const vencoder_pack_t *tracked = channel->first; tracked != NULL; tracked = tracked->next) {
        is_unread = is_unread || tracked == channel->first_unread;
        if (tracked->previous != last || ++count > channel->pack_count) {
            fail("the packs of channel %d are linked wrongly", chn);
        }
        check_pack(channel, chn, tracked, is_unread);
        last = tracked;
    }
    if (channel->last != last || count != channel->pack_count || is_unread != (channel->first_unread != NULL)) {
        fail("channel %d tracks %u packs and links %u", chn, channel->pack_count, count);
    }
}

static void check_unused(const vencoder_channel_t *channel, int32_t chn) {
    k_u32 count = channel->pack_count;
    for (const vencoder_pack_t *unused = channel->unused; unused != NULL; unused = unused->next) {
        count++;
    }
    if (channel->packs != NULL && count != channel->pack_capacity) {
        fail("channel %d has lost entries of its table: %u of %u", chn, count, channel->pack_capacity);
    }
}

// What a StreamData refers to is what the channels say that it holds.
static void check_holder(const vencoder_stream_data_t *data) {
    unsigned int count = 0;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        for (const vencoder_pack_t *tracked = vencoder_channel(chn)->first; tracked != NULL; tracked = tracked->next) {
            count += tracked->holder == data;
        }
    }
    for (const vencoder_pack_t *held = vencoder_first_held(data); held != NULL; held = held->next_held) {
        if (held->holder != data || count-- == 0) {
            fail("a StreamData refers to a pack that it does not hold");
        }
    }
    if (count != 0) {
        fail("a StreamData holds %u packs that it does not refer to", count);
    }
}

// The expected state of the driver's channel; NULL: absent, or any state if the engine expects a channel there.
static const char *state_in_driver(const vencoder_channel_t *channel) {
    static const char *const states[VENCODER_STATE_COUNT] = {
        [VENCODER_STATE_CREATED] = "created",
        [VENCODER_STATE_RUNNING] = "started",
        [VENCODER_STATE_STOPPED] = "stopped",
    };
    return states[channel->state];
}

static void check_driver(const vencoder_channel_t *channel, int32_t chn, const driver_channel_t *driver) {
    const char *expected = state_in_driver(channel);
    if (channel->is_in_driver == (strcmp(driver->state, "absent") == 0)) {
        fail("channel %d is %s in the driver, and the engine disagrees", chn, driver->state);
    }
    // A partial teardown leaves the channel in the driver or not.
    if (expected != NULL && channel->is_in_driver && strcmp(driver->state, expected) != 0) {
        fail("channel %d is %s in the driver and should be %s", chn, driver->state, expected);
    }
    if (channel->is_attached != driver->is_attached) {
        fail("channel %d: the driver %s a pool attached, and the engine disagrees", chn,
            driver->is_attached ? "has" : "does not have");
    }
}

// The engine tracks each outstanding pack.
static void check_outstanding(const vencoder_channel_t *channel, int32_t chn, const driver_channel_t *driver) {
    if (channel->state == VENCODER_STATE_RUNNING && !board.may_reject_release && driver->packs != channel->pack_count) {
        fail("channel %d has %u outstanding packs, the engine tracks %u", chn, driver->packs, channel->pack_count);
    }
}

static void count_own(vencoder_channel_t *channel, void *count) {
    *(unsigned int *)count += channel->own_of != NULL;
}

static void check_own_count(void) {
    unsigned int count = 0;
    vencoder_each_channel(count_own, &count);
    if (vencoder_own_count != count) {
        fail("%u channels are own ones, the engine counts %u", count, vencoder_own_count);
    }
}

static void count_tables(vencoder_channel_t *channel, void *count) {
    *(unsigned int *)count += (channel->packs != NULL) + (channel->mappings != NULL);
}

static void check_heap(void) {
    unsigned int count = 0;
    vencoder_each_channel(count_tables, &count);
    if (engine_heap_count() != count) {
        fail("the engine has %u heap blocks and refers to %u", engine_heap_count(), count);
    }
}

static void count_mappings(vencoder_channel_t *channel, void *count) {
    *(unsigned int *)count += channel->mapping_count;
}

static void check_mappings(const driver_view_t *view) {
    unsigned int count = board_mapping_count();
    vencoder_each_channel(count_mappings, &count);
    if (view->mappings != count) {
        fail("there are %u mappings, the engine knows %u", view->mappings, count);
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
            fail("private pool %u belongs to %u channels", view->pools[i], owners);
        }
    }
}

uint32_t hash_of(const uint8_t *bytes, uint64_t size) {
    uint32_t hash = 2166136261u;
    for (uint64_t i = 0; i < size; i++) {
        hash = (hash ^ bytes[i]) * 16777619u;
    }
    return hash;
}

// A view that has not ended shows its pack.
static void check_view(const held_stream_t *held) {
    const held_view_t *view = &held->view;
    bool is_shown = view->size > 0 && view->views == held->data->views;
    if (is_shown && hash_of(view->data, view->size) != view->hash && !board.any_raw) {
        fail("a view shows other bytes than before");
    }
}

// The addresses that a script may use must still have the bytes of the packs.
static void check_stream(const held_stream_t *held) {
    uint32_t count = held->data->pack_cnt;
    if (count > VENC_PACK_CNT_MAX) {
        fail("a StreamData has %u packs", count);
    }
    for (uint32_t i = 0; held->is_valid && i < count; i++) {
        const uint8_t *bytes = (const uint8_t *)(uintptr_t)held->lists.data[i];
        if (hash_of(bytes, held->lists.data_size[i]) != held->hashes[i] && !board.any_raw) {
            fail("pack %u of a StreamData changed before its release", i);
        }
    }
}

void check_engine(bool is_waiting) {
    driver_view_t view = driver_view();
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        check_tables(channel, chn);
        check_owners(channel, chn);
        check_own(channel, chn);
        check_packs(channel, chn);
        check_unused(channel, chn);
        if (!board.is_raw[chn]) {
            check_state(channel, chn);
            check_driver(channel, chn, &view.channels[chn]);
            check_requested(channel, chn, &view.channels[chn]);
        }
        if (!board.is_raw[chn] && !is_waiting) {
            check_outstanding(channel, chn, &view.channels[chn]);
        }
    }
    check_own_count();
    check_heap();
    check_mappings(&view);
    if (!board.is_pool_gone) {
        check_pools(&view);
    }
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        check_holder(stream_object(i)->data);
        check_stream(stream_object(i));
        check_view(stream_object(i));
    }
}

void check_engine_reset(void) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        if (channel->state != VENCODER_STATE_BARE || channel->is_in_driver || channel->is_attached) {
            fail("channel %d is not torn down: it %s", chn, vencoder_state_texts[channel->state]);
        }
        if (channel->owner != NULL || channel->buffers_owner != NULL || channel->own_of != NULL) {
            fail("channel %d still has an owner", chn);
        }
        if (channel->is_requested) {
            fail("channel %d is still requested", chn);
        }
        if (channel->packs != NULL || channel->mappings != NULL) {
            fail("channel %d still has its tables", chn);
        }
        if (vencoder_output_pool(channel) >= 0) {
            fail("channel %d still has a pool", chn);
        }
    }
}
