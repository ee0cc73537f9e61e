// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
//
// The functions that the binding calls and the engine implements.
#ifndef VENCODER_CONTRACT_H
#define VENCODER_CONTRACT_H

#include <stdint.h>

#include "binding_contract.h"
#include "mpp.h"

// Packs that one StreamData has room for.
#define VENC_PACK_CNT_MAX (12)

// Attributes of an encoding channel. They may be changed until the object is given to `Encoder.Create`.
typedef struct {
    // Encoding format.
    int32_t payload_type;
    // Encoding profile.
    int32_t profile;
    // Image width.
    int32_t pic_width;
    // Image height.
    int32_t pic_height;
    // Length of the GOP.
    int32_t gop_len;
    // Bit rate.
    int32_t bit_rate;
    // Input frame rate.
    int32_t src_frame_rate;
    // Output frame rate; has no effect.
    int32_t dst_frame_rate;
    // JPEG quality.
    int32_t mjpeg_quality_factor;
} vencoder_chn_attr_str_t;

// One or more packs of encoded stream. An object is made once and used for every GetStream.
typedef struct {
    // Address of each pack for `uctypes.bytearray_at`, valid until ReleaseStream. (address)
    uint64_t data[VENC_PACK_CNT_MAX];
    // Physical address of each pack. (physical address)
    uint64_t phy_addr[VENC_PACK_CNT_MAX];
    // Size of each pack. (bytes)
    uint64_t data_size[VENC_PACK_CNT_MAX];
    // Frame type of each pack: one of `Encoder.STREAM_TYPE_*`. (STREAM_TYPE_*)
    uint64_t stream_type[VENC_PACK_CNT_MAX];
    // Time stamp of each pack since boot; that of a header pack is stale, use the next picture's. (µs)
    uint64_t pts[VENC_PACK_CNT_MAX];
    // Packs that the last GetStream brought: the first `pack_cnt` slots hold, 0 after a GetStream that brought none.
    uint32_t pack_cnt;
} vencoder_stream_data_t;

typedef enum {
    VENCODER_STATE_BARE, // has no output buffers
    VENCODER_STATE_BUFFERED, // is not created
    VENCODER_STATE_CREATED, // is created but not started
    VENCODER_STATE_RUNNING, // is running
    VENCODER_STATE_STOPPED, // is stopped
    VENCODER_STATE_COUNT,
} vencoder_state_t;

typedef enum {
    VENCODER_CALL_SET_OUT_BUFS,
    VENCODER_CALL_CREATE,
    VENCODER_CALL_START,
    VENCODER_CALL_SEND_FRAME,
    VENCODER_CALL_GET_STREAM,
    VENCODER_CALL_RELEASE_STREAM,
    VENCODER_CALL_STOP,
    VENCODER_CALL_DESTROY,
    VENCODER_CALL_COUNT,
} vencoder_call_t;

// How each state treats each call.
extern const binding_transition_t vencoder_transitions[VENCODER_CALL_COUNT][VENCODER_STATE_COUNT];
extern const char *const vencoder_state_texts[VENCODER_STATE_COUNT];
extern const char *const vencoder_call_names[VENCODER_CALL_COUNT];

// Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A) it must be called before `MediaManager.init()`. Calling it again before Create replaces the setting. What is larger than the board's media memory is refused before anything is reserved.
binding_result_t vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height);

// Creates a channel. H.264 and H.265 repeat their parameter sets ahead of each IDR.
binding_result_t vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr);

// Starts encoding. A channel that was stopped has to be destroyed and created again. One that was created by raw MPP calls over the buffers of SetOutBufs is taken over, and is this object's from then on.
binding_result_t vencoder_start(const void *self, int32_t chn);

// Sends a picture to the encoder. Its memory must stay as it is until the picture is encoded. The planes of an NV12 picture start at multiples of 4096 bytes.
binding_result_t vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil);

// Gets encoded packs: all that are there, `VENC_PACK_CNT_MAX` at most; the rest waits for the next call. Packs that `streamData` still holds are given back first. Nothing is allocated on the heap.
binding_result_t vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, int32_t timeout, const binding_gil_t *gil);

// Gives the packs back that `streamData` holds. What it does not hold (any more) is left alone: calling it twice, or after a GetStream that brought nothing, does nothing.
binding_result_t vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData);

// Stops encoding and gives all unread and unreleased packs back. Does nothing on a channel that is not started.
binding_result_t vencoder_stop(const void *self, int32_t chn);

// Gives a channel up, with everything it holds; a running one is stopped first. The buffer setting is kept: Create may follow. Does nothing on a channel that is not there.
binding_result_t vencoder_destroy(const void *self, int32_t chn);

// The VB pool that SetOutBufs made, for classes that create the channel by raw MPP calls: Start takes such a channel over. -1: there is none, as always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01).
int32_t vencoder_encoder_private_poolid(const void *self);

// Finaliser of StreamData.
void vencoder_stream_data_del(vencoder_stream_data_t *self);

// Finaliser of Encoder.
void vencoder_encoder_del(const void *self);

#endif // VENCODER_CONTRACT_H
