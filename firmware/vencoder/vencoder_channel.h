// SPDX-License-Identifier: MIT
// The engine's table of channels: the state and resources of each channel, and
// the results that calls return. Plain C99 over the MPP. The caller holds
// MicroPython's GIL (or is single-threaded); only waits in the driver release it.
#ifndef VENCODER_CHANNEL_H
#define VENCODER_CHANNEL_H

#include <stddef.h>

#include "mpp.h"
#include "vencoder_contract.h"

// An output buffer, mapped into the address space until Destroy.
typedef struct {
    k_u64 phys_addr;
    k_u32 size;
    uint8_t *virt_addr;
} vencoder_mapping_t;

// A pack got from the driver and not yet released, and the StreamData that holds it.
typedef struct {
    k_venc_pack pack;
    vencoder_stream_data_t *holder; // NULL: not delivered, or the holder was collected
    bool is_unread; // not delivered yet
} vencoder_pack_t;

typedef struct {
    vencoder_state_t state;
    bool is_in_driver; // created in the driver, or the driver refused to destroy it
    const void *owner; // Encoder object that created the channel; its finaliser destroys it
    const void *buffers_owner; // Encoder object that called SetOutBufs
    k_u32 epoch; // incremented when the driver's packs become invalid during another thread's wait
    k_u32 getting; // calls of this epoch that get packs from the driver, without the GIL
    k_u32 stray_count;
    k_venc_pack strays[VENC_PACK_CNT_MAX]; // got by calls of earlier epochs; perhaps packs of this one
    k_u32 buf_num;
    k_u64 buf_size; // size of one output buffer in bytes; generation A: set again by Create
    k_u32 pool; // generation B: the private pool, or VB_INVALID_POOLID
    bool is_attached; // generation B: the pool is attached in the driver
    k_u32 pack_count;
    k_u32 pack_capacity;
    vencoder_pack_t *packs;
    k_u32 mapping_count;
    k_u32 mapping_capacity;
    vencoder_mapping_t *mappings;
} vencoder_channel_t;

// The channel with number `chn`, in any state.
vencoder_channel_t *vencoder_channel(int32_t chn);
int32_t vencoder_channel_number(const vencoder_channel_t *channel);
void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context);

// Success.
binding_result_t vencoder_ok(void);
// The result of the driver's `function`, which returned `code`; 0 is success.
binding_result_t vencoder_driver_result(k_s32 code, const char *function);
// Packs got before are invalid from now on, and waits end.
void vencoder_end_epoch(vencoder_channel_t *channel);
// Moves the channel to the next state of `call`; returns success.
binding_result_t vencoder_enter_next_state(vencoder_channel_t *channel, vencoder_call_t call);
// Adds to `result` that the output buffers need `needed` bytes of media memory.
binding_result_t vencoder_add_shortage(binding_result_t result, k_u64 needed);

// Allocates the tables of packs and mappings for `buf_num` buffers; false if out of memory.
bool vencoder_tables_alloc(vencoder_channel_t *channel);
void vencoder_tables_free(vencoder_channel_t *channel);

#endif // VENCODER_CHANNEL_H
