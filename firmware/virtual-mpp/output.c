// SPDX-License-Identifier: MIT
// Packs and their blocks. A channel of generation A owns its blocks from its
// creation; one of generation B acquires a block of the attached pool per pack.
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
        k_vb_blk_handle block = vb_acquire(VB_INVALID_POOLID, size);
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
        vb_release(output->idle[i]);
    }
    free(output->idle);
}

static uint32_t free_blocks(const output_t *output) {
    return output->idle_count;
}

static k_vb_blk_handle acquire_block(output_t *output) {
    return output->idle_count > 0 ? output->idle[--output->idle_count] : VB_INVALID_HANDLE;
}

static void release_block(output_t *output, k_vb_blk_handle block) {
    output->idle[output->idle_count++] = block;
}

k_u64 output_block_size(const output_t *output) {
    return output->idle_count > 0 ? vb_size(output->idle[output->idle_count - 1]) : 0;
}

#else

bool output_open(output_t *output, k_u32 pool_id, k_u32 limit) {
    *output = (output_t){ .pool_id = pool_id, .limit = limit };
    return vb_pool_exists(pool_id);
}

static void close_blocks(output_t *output) {
    output->pool_id = VB_INVALID_POOLID;
}

static uint32_t free_blocks(const output_t *output) {
    uint32_t free = vb_pool_free_blocks(output->pool_id);
    uint32_t used = output->ready_count + output->fetched_count;
    uint32_t left = output->limit > used ? output->limit - used : 0;
    return output->limit == 0 || free < left ? free : left;
}

static k_vb_blk_handle acquire_block(output_t *output) {
    return vb_pool_exists(output->pool_id) ? vb_acquire(output->pool_id, 1) : VB_INVALID_HANDLE;
}

static void release_block(output_t *output, k_vb_blk_handle block) {
    (void)output;
    vb_release(block);
}

k_u64 output_block_size(const output_t *output) {
    return vb_pool_block_size(output->pool_id);
}

#endif

uint32_t output_blocks(const output_t *output) {
#if MPP_GENERATION_A
    return output->idle_count + output->ready_count + output->fetched_count;
#else
    uint32_t blocks = vb_pool_blocks(output->pool_id);
    return output->limit == 0 || blocks < output->limit ? blocks : output->limit;
#endif
}

// Poisons the pack, so that a use after release shows.
static void release_pack(output_t *output, const output_pack_t *out) {
    poison(mmz_view(out->pack.phys_addr, out->pack.len), out->pack.len);
    mmz_protect(out->pack.phys_addr);
    release_block(output, out->block);
}

static void clear(output_t *output) {
    for (uint32_t i = 0; i < output->ready_count; i++) {
        release_pack(output, &output->ready[i]);
    }
    for (uint32_t i = 0; i < output->fetched_count; i++) {
        release_pack(output, &output->fetched[i]);
    }
    output->ready_count = 0;
    output->fetched_count = 0;
    free(output->fetched);
    output->fetched = NULL;
}

void output_close(output_t *output) {
    clear(output);
    close_blocks(output);
    *output = (output_t){ 0 };
}

bool output_has_space(const output_t *output, uint32_t packs) {
    return output->ready_count + packs <= OUTPUT_RING && free_blocks(output) >= packs;
}

bool output_put(output_t *output, const bytes_t *payload, k_u64 pts, k_venc_pack_type type) {
    k_vb_blk_handle block = payload->size <= output_block_size(output) ? acquire_block(output) : VB_INVALID_HANDLE;
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
    output_pack_t *grown = realloc(output->fetched, (output->fetched_count + count) * sizeof(output_pack_t));
    if (grown == NULL) {
        return false;
    }
    output->fetched = grown;
    for (uint32_t i = 0; i < count; i++) {
        stream->pack[i] = output->ready[i].pack;
        mmz_unprotect(stream->pack[i].phys_addr);
        output->ready[i].acquired_by = leak_check_acquirer();
        output->fetched[output->fetched_count++] = output->ready[i];
    }
    output->ready_count -= count;
    memmove(output->ready, output->ready + count, output->ready_count * sizeof(output_pack_t));
    stream->pack_cnt = count;
    return true;
}

// The index of an outstanding pack at or after `from`, or fetched_count.
static uint32_t find_fetched(const output_t *output, uint32_t from, k_u64 phys) {
    while (from < output->fetched_count && output->fetched[from].pack.phys_addr != phys) {
        from++;
    }
    return from;
}

bool output_has_fetched(const output_t *output, k_u64 phys) {
    return find_fetched(output, 0, phys) < output->fetched_count;
}

// Moves the stream's packs to the front of the outstanding ones; false when one is missing or listed twice.
static bool gather(output_t *output, const k_venc_stream *stream) {
    for (uint32_t i = 0; i < stream->pack_cnt; i++) {
        uint32_t at = find_fetched(output, i, stream->pack[i].phys_addr);
        if (at == output->fetched_count) {
            return false;
        }
        output_pack_t found = output->fetched[at];
        output->fetched[at] = output->fetched[i];
        output->fetched[i] = found;
    }
    return true;
}

bool output_release(output_t *output, const k_venc_stream *stream) {
    if (!gather(output, stream)) {
        return false;
    }
    for (uint32_t i = 0; i < stream->pack_cnt; i++) {
        release_pack(output, &output->fetched[i]);
    }
    output->fetched_count -= stream->pack_cnt;
    memmove(output->fetched, output->fetched + stream->pack_cnt, output->fetched_count * sizeof(output_pack_t));
    return true;
}

void output_leak_check(const output_t *output, uint32_t chn, leak_check_t *leaks) {
    for (uint32_t i = 0; i < output->fetched_count; i++) {
        const output_pack_t *out = &output->fetched[i];
        leak_check_add(leaks, &out->acquired_by, "pack of %u bytes of channel %u", out->pack.len, chn);
    }
}
