// SPDX-License-Identifier: MIT
// The output of an encoder channel: packs in output buffers (blocks of the VB),
// ready to be fetched, or fetched and not yet released. The caller holds the lock.
#ifndef VMPP_OUTPUT_H
#define VMPP_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "leak_check.h"
#include "bytes.h"
#include "mpp.h"

// Entries of the output ring, for packs that are ready.
#define OUTPUT_RING (30)

typedef struct {
    k_vb_blk_handle block;
    k_venc_pack pack;
    // The call that fetched it.
    acquirer_t acquired_by;
} output_pack_t;

typedef struct {
    // The ring, oldest first.
    output_pack_t ready[OUTPUT_RING];
    uint32_t ready_count;
    // Fetched and not yet released.
    output_pack_t *fetched;
    uint32_t fetched_count;
#if MPP_GENERATION_A
    // The channel's blocks of the common pools that hold no pack.
    k_vb_blk_handle *idle;
    uint32_t idle_count;
#else
    k_u32 pool_id;
    // Of its blocks, those that the channel may use at a time; 0: all.
    k_u32 limit;
#endif
} output_t;

#if MPP_GENERATION_A
// Acquires `count` blocks of `size` bytes from the common pools; all of them or none.
bool output_open(output_t *output, k_u32 count, k_u64 size);
#else
// Acquires blocks of a private pool as they are needed, at most `limit` at a time (0: no limit); false when there is no
// such pool.
bool output_open(output_t *output, k_u32 pool_id, k_u32 limit);
#endif
// Releases every pack, fetched or not, and every block.
void output_close(output_t *output);

// Whether the ring and the blocks have space for `packs` more packs.
bool output_has_space(const output_t *output, uint32_t packs);
// The channel's blocks, with and without packs.
uint32_t output_blocks(const output_t *output);
// Appends a pack to the ring; false, without effect, when it does not fit a block.
bool output_put(output_t *output, const bytes_t *payload, k_u64 pts, k_venc_pack_type type);
// The size of the next pack's block in bytes.
k_u64 output_block_size(const output_t *output);
// Delivers up to stream->pack_cnt packs and sets it to their number; false when there is no memory.
bool output_fetch(output_t *output, k_venc_stream *stream);
// Whether the program has a pack in the block at `phys`.
bool output_has_fetched(const output_t *output, k_u64 phys);
// Releases all packs of the stream; false, without effect, when one of them is not outstanding.
bool output_release(output_t *output, const k_venc_stream *stream);

// Reports the outstanding packs of channel `chn`.
void output_leak_check(const output_t *output, uint32_t chn, leak_check_t *leaks);

#endif // VMPP_OUTPUT_H
