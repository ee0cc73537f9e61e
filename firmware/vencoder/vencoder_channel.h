// SPDX-License-Identifier: MIT
// The engine's table of channels: what each of them owns, and the results of calls.
// Plain C99 over the MPP. The caller holds MicroPython's GIL (or is alone);
// only the driver's waits run without it.
#ifndef VENCODER_CHANNEL_H
#define VENCODER_CHANNEL_H

#include <stddef.h>

#include "mpp.h"
#include "vencoder_contract.h"

// A block of output memory, mapped into the address space until Destroy.
typedef struct {
    k_u64 phys_addr;
    k_u32 size;
    uint8_t *virt_addr;
} vencoder_mapping_t;

// A pack that the driver has lent out, and the StreamData that holds it.
typedef struct {
    k_venc_pack pack;
    vencoder_stream_data_t *holder; // NULL: nobody any more, or nobody yet
    bool is_unread; // fetched, and not handed out yet
} vencoder_taken_t;

typedef struct {
    vencoder_state_t state;
    bool is_in_driver; // the driver has the channel, or did not let it go
    const void *owner; // Encoder object that created it, and whose end is its end
    const void *buffers_owner; // Encoder object that set the buffers up
    k_u32 epoch; // changes when the driver's packs are gone under a waiting call
    k_u32 buf_num;
    k_u64 buf_size; // bytes of one output buffer; generation A: as Create asked for it, once it did
    k_u32 pool; // generation B: the private pool, or VB_INVALID_POOLID
    bool is_attached; // generation B: the driver knows the pool
    k_u32 taken_count;
    k_u32 taken_room;
    vencoder_taken_t *taken;
    k_u32 mapping_count;
    k_u32 mapping_room;
    vencoder_mapping_t *mappings;
} vencoder_channel_t;

// The channel, however it stands.
vencoder_channel_t *vencoder_channel(int32_t chn);
int32_t vencoder_channel_number(const vencoder_channel_t *channel);
// Calls `visit` for each channel.
void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context);

// The call went well: the channel goes into the state that follows.
binding_result_t vencoder_done(vencoder_channel_t *channel, vencoder_call_t call);
// Nothing went wrong.
binding_result_t vencoder_well(void);
// The driver's `function` gave `code`.
binding_result_t vencoder_failed(k_s32 code, const char *function);

// There is no memory for `wanted` bytes of output buffers: `result`, and what would help.
binding_result_t vencoder_short_of_memory(binding_result_t result, k_u64 wanted);

// Room for the packs and mappings of a channel with `buf_num` buffers; false: out of memory.
bool vencoder_tables_make(vencoder_channel_t *channel);
void vencoder_tables_free(vencoder_channel_t *channel);

#endif // VENCODER_CHANNEL_H
