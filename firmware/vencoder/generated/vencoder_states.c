// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
#include "mpp.h"
#include "vencoder_contract.h"

const char *const vencoder_state_texts[] = {
    "has no output buffers",
    "is not created",
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
    "Stop",
    "Destroy",
};

const binding_verdict_t vencoder_verdicts[][VENCODER_STATE_COUNT] = {
    {
        // "SetOutBufs"
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // bare
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_REFUSE, VENCODER_STATE_CREATED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // created
        { BINDING_REFUSE, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // running
        { BINDING_REFUSE, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // stopped
    },
    {
        // "Create"
        { BINDING_REFUSE, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_LET_THROUGH, VENCODER_STATE_CREATED, -1, 0 }, // buffered
        { BINDING_REFUSE, VENCODER_STATE_CREATED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // created
        { BINDING_REFUSE, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // running
        { BINDING_REFUSE, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_EXIST }, // stopped
    },
    {
        // "Start"
        { BINDING_REFUSE, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REFUSE, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_LET_THROUGH, VENCODER_STATE_RUNNING, -1, 0 }, // created
        { BINDING_REFUSE, VENCODER_STATE_RUNNING, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // running
        { BINDING_REFUSE, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "SendFrame"
        { BINDING_REFUSE, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REFUSE, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REFUSE, VENCODER_STATE_CREATED, VENCODER_CALL_START, K_ERR_VENC_NOT_PERM }, // created
        { BINDING_LET_THROUGH, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REFUSE, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "GetStream"
        { BINDING_REFUSE, VENCODER_STATE_BARE, VENCODER_CALL_SET_OUT_BUFS, K_ERR_VENC_NOT_CONFIG }, // bare
        { BINDING_REFUSE, VENCODER_STATE_BUFFERED, VENCODER_CALL_CREATE, K_ERR_VENC_UNEXIST }, // buffered
        { BINDING_REFUSE, VENCODER_STATE_CREATED, VENCODER_CALL_START, K_ERR_VENC_NOT_PERM }, // created
        { BINDING_LET_THROUGH, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_REFUSE, VENCODER_STATE_STOPPED, VENCODER_CALL_DESTROY, K_ERR_VENC_NOT_PERM }, // stopped
    },
    {
        // "ReleaseStream"
        { BINDING_DO_NOTHING, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_DO_NOTHING, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_DO_NOTHING, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_LET_THROUGH, VENCODER_STATE_RUNNING, -1, 0 }, // running
        { BINDING_DO_NOTHING, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
    {
        // "Stop"
        { BINDING_DO_NOTHING, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_DO_NOTHING, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_DO_NOTHING, VENCODER_STATE_CREATED, -1, 0 }, // created
        { BINDING_LET_THROUGH, VENCODER_STATE_STOPPED, -1, 0 }, // running
        { BINDING_DO_NOTHING, VENCODER_STATE_STOPPED, -1, 0 }, // stopped
    },
    {
        // "Destroy"
        { BINDING_DO_NOTHING, VENCODER_STATE_BARE, -1, 0 }, // bare
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // buffered
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // created
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // running
        { BINDING_LET_THROUGH, VENCODER_STATE_BUFFERED, -1, 0 }, // stopped
    },
};
