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

typedef struct vencoder_channel vencoder_channel_t;

#define VENCODER_HEADER_MAX (256)

// What calls have sent and got since Create, for scripts.
typedef struct {
    uint64_t frames;
    uint64_t pictures;
    uint64_t packs;
    uint64_t bytes;
    k_u32 header_size; // 0: none yet, or one that is too long
    uint8_t header[VENCODER_HEADER_MAX]; // the last one
} vencoder_record_t;

// A pack got from the driver and not yet released, linked with those of its channel and with those of its holder.
typedef struct vencoder_pack {
    k_venc_pack pack;
    vencoder_channel_t *channel;
    struct vencoder_pack *previous; // of the channel, in the order in which the driver returned them
    struct vencoder_pack *next; // of the channel; or the next unused entry of the table
    struct vencoder_pack *next_held; // of the holder, in any channel
    vencoder_stream_data_t *holder; // NULL: not delivered, or the holder was collected
} vencoder_pack_t;

struct vencoder_channel {
    vencoder_state_t state;
    bool is_in_driver; // created in the driver, or the driver refused to destroy it
    const void *owner; // Encoder object that created the channel; its finaliser destroys it
    const void *buffers_owner; // Encoder object that called SetOutBufs
    bool has_new_buffers; // SetOutBufs since the last Destroy
    const void *own_of; // Encoder object that uses the channel without a number, as its own
    bool has_osd; // SetOSD attached the channel's 2D unit in the driver
    bool is_requested; // generation B: requested from the driver, so release_chn must follow
    k_u32 epoch; // changes when the driver's packs become invalid during another thread's wait; differs between channels
    k_u32 getting; // calls of this epoch that get packs from the driver, without the GIL
    k_u32 stray_count;
    k_venc_pack strays[VENC_PACK_CNT_MAX]; // got by calls of earlier epochs; perhaps packs of this one
    k_u32 buf_num;
    k_u64 buf_size; // size of one output buffer in bytes; generation A: set again by Create
    k_u32 pool; // generation B: the private pool, or VB_INVALID_POOLID
    bool is_attached; // generation B: the pool is attached in the driver
    k_u32 packs_max; // packs that the driver can have unread or outstanding
    k_u32 pack_count;
    k_u32 pack_capacity;
    vencoder_pack_t *packs; // a table of `pack_capacity` entries
    vencoder_pack_t *first; // tracked packs
    vencoder_pack_t *last;
    vencoder_pack_t *first_unread; // this pack and all after it are not delivered yet; NULL: none
    vencoder_pack_t *unused; // entries of the table
    k_u32 mapping_count;
    k_u32 mapping_capacity;
    k_u32 last_mapping; // index of the mapping that was used last
    vencoder_mapping_t *mappings;
    vencoder_record_t record;
};

extern vencoder_channel_t vencoder_channels[VENC_MAX_CHN_NUMS];
// Channels that are some object's own.
extern k_u32 vencoder_own_count;

// The channel with number `chn`, in any state.
static inline vencoder_channel_t *vencoder_channel(int32_t chn) {
    return &vencoder_channels[chn];
}

int32_t vencoder_channel_number(const vencoder_channel_t *channel);

void vencoder_each_channel(void (*visit)(vencoder_channel_t *channel, void *context), void *context);

// Fills in `result`; returns false.
bool vencoder_fail(k_s32 code, const char *function, binding_result_t *result);
// Fills in `result` if the driver's `function` returned another `code` than 0, success; returns whether it succeeded.
static inline bool vencoder_check(k_s32 code, const char *function, binding_result_t *result) {
    return code == 0 || vencoder_fail(code, function, result);
}

// Packs got before are invalid from now on, and waits end.
void vencoder_end_epoch(vencoder_channel_t *channel);
// Makes the channel the object's own; NULL: nobody's.
void vencoder_set_own_of(vencoder_channel_t *channel, const void *object);
// Makes a channel without resources bare and nobody's.
void vencoder_reset(vencoder_channel_t *channel);
// Moves the channel to the next state of `call`; returns true.
bool vencoder_enter_next_state(vencoder_channel_t *channel, vencoder_call_t call);
// Adds to `result` that the output buffers need `needed` bytes of media memory.
void vencoder_add_shortage(binding_result_t *result, k_u64 needed);

#endif // VENCODER_CHANNEL_H
