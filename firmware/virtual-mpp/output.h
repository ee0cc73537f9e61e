// SPDX-License-Identifier: MIT
// An encoder channel's output: packs in blocks of video buffers, waiting to be
// fetched or fetched and not yet released. The caller holds the lock.
#ifndef VMPP_OUTPUT_H
#define VMPP_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "leak_check.h"
#include "bytes.h"
#include "mpp.h"

// Entries of the output ring: packs that wait to be fetched.
#define OUTPUT_RING (30)

typedef struct {
    k_vb_blk_handle block;
    k_venc_pack pack;
    // Who fetched it.
    taker_t taker;
} output_pack_t;

typedef struct {
    // The ring, oldest first.
    output_pack_t ready[OUTPUT_RING];
    uint32_t ready_count;
    // What the program holds.
    output_pack_t *taken;
    uint32_t taken_count;
#if MPP_GENERATION_A
    // Blocks of the common pools that belong to the channel and hold no pack.
    k_vb_blk_handle *idle;
    uint32_t idle_count;
#else
    k_u32 pool_id;
#endif
} output_t;

#if MPP_GENERATION_A
// Takes `count` blocks of `size` bytes from the common pools; all of them or none.
bool output_open(output_t *output, k_u32 count, k_u64 size);
#else
// Uses the blocks of a private pool as they are needed; false when there is no such pool.
bool output_open(output_t *output, k_u32 pool_id);
#endif
// Gives back every pack, fetched or not, and every block.
void output_close(output_t *output);

// Whether `packs` more of them find a place in the ring and a block each.
bool output_has_room(const output_t *output, uint32_t packs);
// Puts one pack into the ring; false, and nothing is put, when it does not fit into a block.
bool output_put(output_t *output, const bytes_t *payload, k_u64 pts, k_venc_pack_type type);
// The size of the block that the next pack goes to, in bytes.
k_u64 output_block_size(const output_t *output);
// Hands out up to stream->pack_cnt packs and sets it to their number; false when there is no memory.
bool output_fetch(output_t *output, k_venc_stream *stream);
// Takes back all packs of the stream; false, and nothing is taken, when one of them is not out.
bool output_release(output_t *output, const k_venc_stream *stream);

// The packs that a program has taken out of channel `chn`.
void output_account(const output_t *output, uint32_t chn, account_t *account);

#endif // VMPP_OUTPUT_H
