// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
#include "mpp.h"
#include "vencoder_contract.h"

const char *const vencoder_state_texts[] = {
    "has no output buffers",
    "is not created",
    "is not created any more",
    "is created but not started",
    "is running",
    "is stopped",
};

const char *const vencoder_call_names[] = {
    "SetOutBufs",
    "Create",
    "Start",
    "SendFrame",
    "GetStream",
    "ReleaseStream",
    "RequestIDR",
    "SetRotation",
    "SetMirror",
    "Stop",
    "Destroy",
    "frames",
    "sps_pps",
    "stats",
};

const binding_transition_t vencoder_transitions[][VENCODER_STATE_COUNT] = {
    {
        // "SetOutBufs"
        { BINDING_ALLOW, VENCODER_STATE_BUFFERED, -1, 0 }, // bare
        { BINDING_ALLOW, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_ALLOW, VENCODER_STATE_DESTROYED, -1, 0 }, // destroyed
        { BINDING_REJECT, VENCODER_STATE_CREATED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // created
        { BINDING_REJECT, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // stopped
    },
    {
        // "Create"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // buffered
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // destroyed
        { BINDING_REJECT, VENCODER_STATE_CREATED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // created
        { BINDING_REJECT, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // stopped
    },
    {
        // "Start"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // created
        { BINDING_REJECT, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "SendFrame"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REPORT, VENCODER_STATE_DESTROYED, -1, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_REPORT, VENCODER_STATE_CREATED, -1, K_ERR_VENC_NOT_PERM }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REPORT, VENCODER_STATE_STOPPED, -1, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "GetStream"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REPORT, VENCODER_STATE_DESTROYED, -1, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REPORT, VENCODER_STATE_STOPPED, -1, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "ReleaseStream"
        { BINDING_NOOP, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_NOOP, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_NOOP, VENCODER_STATE_DESTROYED, -1, 0 }, // destroyed
        { BINDING_NOOP, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_NOOP, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
    {
        // "RequestIDR"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "SetRotation"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "SetMirror"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "Stop"
        { BINDING_NOOP, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_NOOP, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_NOOP, VENCODER_STATE_DESTROYED, -1, 0 }, // destroyed
        { BINDING_NOOP, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_STOPPED, -1, 0 }, // running
        { BINDING_NOOP, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
    {
        // "Destroy"
        { BINDING_NOOP, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_ALLOW, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_ALLOW, VENCODER_STATE_DESTROYED, -1, 0 }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_DESTROYED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_DESTROYED, -1, 0 }, // running
        { BINDING_ALLOW, VENCODER_STATE_DESTROYED, -1, 0 }, // stopped
    },
    {
        // "frames"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REJECT, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "sps_pps"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_ALLOW, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
    {
        // "stats"
        { BINDING_REJECT, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REJECT, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REJECT, VENCODER_STATE_DESTROYED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // destroyed
        { BINDING_ALLOW, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_ALLOW, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_ALLOW, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
};
