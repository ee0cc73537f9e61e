// SPDX-License-Identifier: MIT
// Packs and their blocks. Generation A's channel owns its blocks from creation
// on, generation B's takes one from the attached pool for each pack.
#include "output.h"

#include <stdlib.h>
#include <string.h>

#include "mmz.h"
#include "poison.h"
#include "vb.h"

#if MPP_GENERATION_A

bool output_open(output_t *output, k_u32 count, k_u64 size) {
    *output = (output_t){ .idle = calloc(count > 0 ? count : 1, sizeof(k_vb_blk_handle)) };
    while (output->idle != NULL && output->idle_count < count) {
        k_vb_blk_handle block = vb_take(VB_INVALID_POOLID, size);
        if (block == VB_INVALID_HANDLE) {
            break;
        }
        output->idle[output->idle_count++] = block;
    }
    if (output->idle_count == 0 || output->idle_count < count) {
        output_close(output);
        return false;
    }
    return true;
}

static void close_blocks(output_t *output) {
    for (uint32_t i = 0; i < output->idle_count; i++) {
        vb_give_back(output->idle[i]);
    }
    free(output->idle);
}

static uint32_t free_blocks(const output_t *output) {
    return output->idle_count;
}

static k_vb_blk_handle take_block(output_t *output) {
    return output->idle_count > 0 ? output->idle[--output->idle_count] : VB_INVALID_HANDLE;
}

static void give_block_back(output_t *output, k_vb_blk_handle block) {
    output->idle[output->idle_count++] = block;
}

k_u64 output_block_size(const output_t *output) {
    return output->idle_count > 0 ? vb_size(output->idle[output->idle_count - 1]) : 0;
}

#else

bool output_open(output_t *output, k_u32 pool_id) {
    *output = (output_t){ .pool_id = pool_id };
    return vb_pool_exists(pool_id);
}

static void close_blocks(output_t *output) {
    output->pool_id = VB_INVALID_POOLID;
}

static uint32_t free_blocks(const output_t *output) {
    return vb_pool_free_blocks(output->pool_id);
}

static k_vb_blk_handle take_block(output_t *output) {
    return vb_pool_exists(output->pool_id) ? vb_take(output->pool_id, 1) : VB_INVALID_HANDLE;
}

static void give_block_back(output_t *output, k_vb_blk_handle block) {
    (void)output;
    vb_give_back(block);
}

k_u64 output_block_size(const output_t *output) {
    return vb_pool_block_size(output->pool_id);
}

#endif

// Who still looks at the pack sees that it is gone.
static void take_back(output_t *output, const output_pack_t *out) {
    poison(mmz_view(out->pack.phys_addr, out->pack.len), out->pack.len);
    give_block_back(output, out->block);
}

static void clear(output_t *output) {
    for (uint32_t i = 0; i < output->ready_count; i++) {
        take_back(output, &output->ready[i]);
    }
    for (uint32_t i = 0; i < output->taken_count; i++) {
        take_back(output, &output->taken[i]);
    }
    output->ready_count = 0;
    output->taken_count = 0;
    free(output->taken);
    output->taken = NULL;
}

void output_close(output_t *output) {
    clear(output);
    close_blocks(output);
    *output = (output_t){ 0 };
}

bool output_has_room(const output_t *output, uint32_t packs) {
    return output->ready_count + packs <= OUTPUT_RING && free_blocks(output) >= packs;
}

bool output_put(output_t *output, const bytes_t *payload, k_u64 pts, k_venc_pack_type type) {
    k_vb_blk_handle block = payload->size <= output_block_size(output) ? take_block(output) : VB_INVALID_HANDLE;
    if (block == VB_INVALID_HANDLE) {
        return false;
    }
    k_venc_pack pack = { .phys_addr = vb_phys(block), .len = (k_u32)payload->size, .pts = pts, .type = type };
    memcpy(mmz_view(pack.phys_addr, payload->size), payload->data, payload->size);
    output->ready[output->ready_count++] = (output_pack_t){ .block = block, .pack = pack };
    return true;
}

bool output_fetch(output_t *output, k_venc_stream *stream) {
    uint32_t count = stream->pack_cnt < output->ready_count ? stream->pack_cnt : output->ready_count;
    output_pack_t *taken = realloc(output->taken, (output->taken_count + count) * sizeof(output_pack_t));
    if (taken == NULL) {
        return false;
    }
    output->taken = taken;
    for (uint32_t i = 0; i < count; i++) {
        stream->pack[i] = output->ready[i].pack;
        output->ready[i].taker = account_taker();
        output->taken[output->taken_count++] = output->ready[i];
    }
    output->ready_count -= count;
    memmove(output->ready, output->ready + count, output->ready_count * sizeof(output_pack_t));
    stream->pack_cnt = count;
    return true;
}

// The place of a pack among those that are out, from `from` on, or taken_count.
static uint32_t find_taken(const output_t *output, uint32_t from, k_u64 phys) {
    while (from < output->taken_count && output->taken[from].pack.phys_addr != phys) {
        from++;
    }
    return from;
}

// Moves the stream's packs to the front of those that are out; false when one is not out, or named twice.
static bool gather(output_t *output, const k_venc_stream *stream) {
    for (uint32_t i = 0; i < stream->pack_cnt; i++) {
        uint32_t at = find_taken(output, i, stream->pack[i].phys_addr);
        if (at == output->taken_count) {
            return false;
        }
        output_pack_t found = output->taken[at];
        output->taken[at] = output->taken[i];
        output->taken[i] = found;
    }
    return true;
}

bool output_release(output_t *output, const k_venc_stream *stream) {
    if (!gather(output, stream)) {
        return false;
    }
    for (uint32_t i = 0; i < stream->pack_cnt; i++) {
        take_back(output, &output->taken[i]);
    }
    output->taken_count -= stream->pack_cnt;
    memmove(output->taken, output->taken + stream->pack_cnt, output->taken_count * sizeof(output_pack_t));
    return true;
}

void output_account(const output_t *output, uint32_t chn, account_t *account) {
    for (uint32_t i = 0; i < output->taken_count; i++) {
        const output_pack_t *out = &output->taken[i];
        account_add(account, &out->taker, "pack of %u bytes of channel %u", out->pack.len, chn);
    }
}
