// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
//
// The functions that the binding calls and the engine implements.
#ifndef VENCODER_CONTRACT_H
#define VENCODER_CONTRACT_H

#include <stdint.h>

#include "binding_contract.h"
#include "mpp.h"

// Maximum number of packs in a StreamData.
#define VENC_PACK_CNT_MAX (12)

// Attributes of an encoding channel. They can be changed until the object is passed to `Encoder.Create`.
typedef struct {
    // Encoding format.
    int32_t payload_type;
    // Encoding profile.
    int32_t profile;
    // Frame width.
    int32_t pic_width;
    // Frame height.
    int32_t pic_height;
    // GOP length.
    int32_t gop_len;
    // Bit rate.
    int32_t bit_rate;
    // Input frame rate.
    int32_t src_frame_rate;
    // Output frame rate; has no effect.
    int32_t dst_frame_rate;
    // JPEG quality.
    int32_t mjpeg_quality_factor;
    // Rate control.
    int32_t rc_mode;
    // Highest bit rate of `RC_VBR`.
    int32_t max_bit_rate;
    // Quantisation parameter of I frames with `RC_FIXQP`.
    int32_t i_qp;
    // Quantisation parameter of P frames with `RC_FIXQP`.
    int32_t p_qp;
} vencoder_chn_attr_str_t;

// Entries of the lists of a StreamData.
typedef struct {
    // Address of each pack, for `uctypes.bytearray_at`; valid until ReleaseStream. (address)
    uint64_t data[VENC_PACK_CNT_MAX];
    // Physical address of each pack. (physical address)
    uint64_t phy_addr[VENC_PACK_CNT_MAX];
    // Size of each pack. (bytes)
    uint64_t data_size[VENC_PACK_CNT_MAX];
    // Frame type of each pack. (one of `Encoder.STREAM_TYPE_*`)
    uint64_t stream_type[VENC_PACK_CNT_MAX];
    // Timestamp of each pack since boot. A header pack has that of the previous frame; use that of the next frame. (µs)
    uint64_t pts[VENC_PACK_CNT_MAX];
} vencoder_stream_data_lists_t;

// Packs of encoded stream. Create one object and use it for every GetStream.
typedef struct {
    // Incremented by the engine, ends all views of the object.
    uintptr_t views;
    // Packs from the last GetStream: the first `pack_cnt` entries of the lists are valid. 0 if it returned none. A script can assign it, which changes nothing of what the object holds.
    uint32_t pack_cnt;
    // The engine's own; NULL in a new object.
    void *engine;
    // The call that made the object.
    binding_origin_t origin;
} vencoder_stream_data_t;

typedef enum {
    VENCODER_STATE_BARE, // has no output buffers
    VENCODER_STATE_BUFFERED, // is not created
    VENCODER_STATE_DESTROYED, // is not created any more
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
    VENCODER_CALL_REQUEST_IDR,
    VENCODER_CALL_SET_ROTATION,
    VENCODER_CALL_SET_MIRROR,
    VENCODER_CALL_SET_DEBLOCKING,
    VENCODER_CALL_SET_ENTROPY_CODING,
    VENCODER_CALL_SET_SAO,
    VENCODER_CALL_SET_OSD,
    VENCODER_CALL_STOP,
    VENCODER_CALL_DESTROY,
    VENCODER_CALL_FRAMES,
    VENCODER_CALL_SPS_PPS,
    VENCODER_CALL_STATS,
    VENCODER_CALL_COUNT,
} vencoder_call_t;

extern const char vencoder_state_texts[VENCODER_STATE_COUNT][27];
extern const binding_transition_t vencoder_transitions[];
extern const uint8_t vencoder_transition_indices[VENCODER_CALL_COUNT][VENCODER_STATE_COUNT];

// How a state treats a call.
static inline const binding_transition_t *vencoder_transition(vencoder_call_t call, vencoder_state_t state) {
    return &vencoder_transitions[vencoder_transition_indices[call][state]];
}

// The data of a pack without a copy, read only; slices of it are views, too. A `memoryview` of it has the address, as `uctypes.bytearray_at`, and must not be used after the release.
bool vencoder_view(vencoder_stream_data_t *self, int32_t pack, binding_bytes_t *value, binding_result_t *result);

// Writes the data of all packs that the object holds, in their order: after GetStream, whole access units. Needs no heap if the file is one of MicroPython's own; the `write` of a class of the script gets a copy of each pack. Continues after a `write` that took a part. The packs stay held. No other thread may destroy their channel in the meantime.
bool vencoder_write(vencoder_stream_data_t *self, const binding_writer_t *file, int32_t *value, binding_result_t *result);

// Of an object that `Encoder.frames` made: releases its packs, waits for the next ones and gets them, as GetStream does. `for` calls it. Needs no heap.
bool vencoder_next(vencoder_stream_data_t *self, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, bool *has_value, vencoder_stream_data_lists_t *value_lists, binding_result_t *result);

// Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A), call it before `MediaManager.init()`. Another call before Create replaces the configuration. Raises OSError before reserving anything if the buffers exceed the board's media memory.
bool vencoder_set_out_bufs(const void *self, int32_t chn, int32_t buf_num, int32_t width, int32_t height, binding_result_t *result);

// Creates a channel. H.264 and H.265 streams repeat their parameter sets before each IDR.
bool vencoder_create(const void *self, int32_t chn, vencoder_chn_attr_str_t *chnAttr, binding_result_t *result);

// Starts encoding. A stopped channel cannot be started again: call Destroy and Create first. If raw MPP calls created the channel with the buffers of SetOutBufs, this object adopts it.
bool vencoder_start(const void *self, int32_t chn, binding_result_t *result);

// Sends a frame to the encoder. Do not change or free its memory until it is encoded. The planes of an NV12 frame start at multiples of 4096 bytes.
bool vencoder_send_frame(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result);

// Gets encoded packs: all that are available, `VENC_PACK_CNT_MAX` at most; the next call gets the rest. If none is available, waits for one pack and returns it alone: a reader that waits gets a header and its I frame by two calls. First releases the packs that `streamData` still holds. Allocates nothing on the heap. A call before Start waits for it.
bool vencoder_get_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, vencoder_stream_data_lists_t *streamData_lists, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result);

// Releases the packs of `chn` that `streamData` holds. A second call, a call after a GetStream without packs, and a call after Stop or Destroy have no effect.
bool vencoder_release_stream(const void *self, int32_t chn, vencoder_stream_data_t *streamData, binding_result_t *result);

// Makes the next frame an IDR, with its header before it, and starts the GOP again: for a reader that joins late. H.264 and H.265 only.
bool vencoder_request_idr(const void *self, int32_t chn, binding_result_t *result);

// Rotates the following pictures clockwise. The frames that come in keep their size, `pic_width` and `pic_height`, also that of SetOutBufs. Works on the frames of a linked camera, too.
bool vencoder_set_rotation(const void *self, int32_t chn, int32_t rotation, binding_result_t *result);

// Mirrors the following pictures, after their rotation. The driver has no value for none: only Destroy ends it. For both mirrors, rotate by 180 degrees.
bool vencoder_set_mirror(const void *self, int32_t chn, int32_t mirror, binding_result_t *result);

// Switches the deblocking filter, which smooths the edges of blocks. It is on in a new channel. H.264 and H.265 only.
bool vencoder_set_deblocking(const void *self, int32_t chn, int32_t enabled, binding_result_t *result);

// Selects the entropy coding of H.264; H.265 always has CABAC. CABAC needs fewer bits; the Baseline profile has CAVLC only. Without this call, the driver chooses.
bool vencoder_set_entropy_coding(const void *self, int32_t chn, int32_t mode, binding_result_t *result);

// Switches the sample adaptive offset of H.265, a filter after deblocking, for luma and chroma.
bool vencoder_set_sao(const void *self, int32_t chn, int32_t luma, int32_t chroma, binding_result_t *result);

// Draws an image over the following pictures, by the encoder's 2D unit: a logo, or text that the script draws into the image. The unit reads the image for each picture, so that a changed image shows at once, and draws it into the memory of the frame that it encodes. Call it before Start first; later calls move, fade or replace a region. Channels 0 to 2.
bool vencoder_set_osd(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t x, int32_t y, int32_t index, int32_t alpha, binding_result_t *result);

// Stops encoding and releases all unread and unreleased packs. Has no effect on a channel that is not running.
bool vencoder_stop(const void *self, int32_t chn, binding_result_t *result);

// Destroys a channel and releases its resources; stops it first if it is running. Keeps the configuration of the output buffers, so that Create can follow. Has no effect on a channel without output buffers.
bool vencoder_destroy(const void *self, int32_t chn, binding_result_t *result);

// A new StreamData for `for stream in encoder.frames(chn):`, which gets the next packs for each turn and ends when the channel is stopped or destroyed. A turn releases the packs of the one before; a turn before Start waits for it.
bool vencoder_frames(const void *self, int32_t chn, vencoder_stream_data_t *value, binding_result_t *result);

// The parameter sets of the stream, for containers and protocols that want them apart: the last pack of the type `STREAM_TYPE_HEADER` that a script got from the channel since Create.
bool vencoder_sps_pps(const void *self, int32_t chn, bool *has_value, binding_bytes_t *value, binding_result_t *result);

// What a channel has done since Create. The driver tells no QP and no frames that it dropped.
bool vencoder_stats(const void *self, int32_t chn, uint64_t value[5], binding_result_t *result);

// Releases all that the object has: its channels, as Destroy does, and its output buffers with their configuration. The end of a `with` block calls it. The object can be used again.
bool vencoder_close(const void *self, binding_result_t *result);

// The VB pool that SetOutBufs created, for classes that create the channel with raw MPP calls; Start adopts such a channel. -1 if there is none, and always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01).
int32_t vencoder_encoder_private_poolid(const void *self);

// The channel of the object's own, from Create until Destroy, for `MediaManager.link` after Create. Before and after that -1, or what a script has assigned, which selects nothing. From CanMV after v1.8.
int32_t vencoder_encoder_chn(const void *self);

// Finaliser of StreamData.
void vencoder_stream_data_del(vencoder_stream_data_t *self);

// Finaliser of Encoder.
void vencoder_encoder_del(const void *self);

#endif // VENCODER_CONTRACT_H
