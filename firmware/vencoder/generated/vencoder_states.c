// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
#include "mpp.h"
#include "vencoder_contract.h"

const char vencoder_state_texts[][27] = {
    "has no output buffers",
    "is not created",
    "is not created any more",
    "is created but not started",
    "is running",
    "is stopped",
};

// Each distinct transition.
const binding_transition_t vencoder_transitions[] = {
    { BINDING_ALLOW, VENCODER_STATE_BUFFERED, 0, 0 }, // 0
    { BINDING_ALLOW, VENCODER_STATE_DESTROYED, 0, 0 }, // 1
    { BINDING_REJECT, 0, 1 + VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // 2
    { BINDING_REJECT, 0, 1 + VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // 3
    { BINDING_ALLOW, VENCODER_STATE_CREATED, 0, 0 }, // 4
    { BINDING_REJECT, 0, 1 + VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // 5
    { BINDING_ALLOW, VENCODER_STATE_RUNNING, 0, 0 }, // 6
    { BINDING_REJECT, 0, 1 + VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // 7
    { BINDING_REPORT, 0, 0, K_ERR_VENC_UNEXIST }, // 8
    { BINDING_REPORT, 0, 0, K_ERR_VENC_NOT_PERM }, // 9
    { BINDING_NOOP, VENCODER_STATE_BARE, 0, 0 }, // 10
    { BINDING_NOOP, VENCODER_STATE_BUFFERED, 0, 0 }, // 11
    { BINDING_NOOP, VENCODER_STATE_DESTROYED, 0, 0 }, // 12
    { BINDING_NOOP, VENCODER_STATE_CREATED, 0, 0 }, // 13
    { BINDING_NOOP, VENCODER_STATE_STOPPED, 0, 0 }, // 14
    { BINDING_ALLOW, VENCODER_STATE_STOPPED, 0, 0 }, // 15
};

// bare, buffered, destroyed, created, running, stopped
const uint8_t vencoder_transition_indices[][VENCODER_STATE_COUNT] = {
    { 0, 0, 1, 2, 2, 2 }, // SetOutBufs
    { 3, 4, 4, 2, 2, 2 }, // Create
    { 3, 5, 5, 6, 7, 7 }, // Start
    { 3, 5, 8, 9, 6, 9 }, // SendFrame
    { 3, 5, 8, 4, 6, 9 }, // GetStream
    { 10, 11, 12, 13, 6, 14 }, // ReleaseStream
    { 3, 5, 5, 4, 6, 7 }, // RequestIDR
    { 3, 5, 5, 4, 6, 7 }, // SetRotation
    { 3, 5, 5, 4, 6, 7 }, // SetMirror
    { 3, 5, 5, 4, 7, 7 }, // SetDeblocking
    { 3, 5, 5, 4, 7, 7 }, // SetEntropyCoding
    { 3, 5, 5, 4, 7, 7 }, // SetSAO
    { 3, 5, 5, 4, 6, 7 }, // SetOSD
    { 10, 11, 12, 13, 15, 14 }, // Stop
    { 10, 0, 1, 1, 1, 1 }, // Destroy
    { 3, 5, 5, 4, 6, 7 }, // frames
    { 3, 5, 5, 4, 6, 15 }, // sps_pps
    { 3, 5, 5, 4, 6, 15 }, // stats
};
