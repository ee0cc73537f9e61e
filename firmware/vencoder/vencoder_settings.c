// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h that change what a created channel does.
#include "vencoder_own.h"
#include "vencoder_state_check.h"

typedef struct {
    const char *function;
    k_s32 limit_code; // of what a channel cannot do, as `limit` says after its name; 0: there is none
    const char *limit;
} setting_t;

// Makes the call of the driver and describes it.
static k_s32 set_in_driver(vencoder_call_t call, k_u32 chn, int32_t value, setting_t *setting) {
    switch (call) {
        case VENCODER_CALL_SET_ROTATION:
            *setting = (setting_t){ "kd_mpi_venc_set_rotation", K_ERR_VENC_BUSY, "is running, and its stream keeps the sides of its pictures" };
            return kd_mpi_venc_set_rotation(chn, (k_rotation)value);
        case VENCODER_CALL_SET_MIRROR:
            *setting = (setting_t){ .function = "kd_mpi_venc_set_mirror" };
            return kd_mpi_venc_set_mirror(chn, (k_venc_mirror)value);
        default:
            *setting = (setting_t){ "kd_mpi_venc_request_idr", K_ERR_VENC_ILLEGAL_PARAM, "is not H.264 or H.265 and has no IDRs on request" };
            return kd_mpi_venc_request_idr(chn);
    }
}

static bool set(const void *self, int32_t chn, vencoder_call_t call, int32_t value, binding_result_t *result) {
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, call, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    setting_t setting;
    k_s32 code = set_in_driver(call, (k_u32)vencoder_channel_number(channel), value, &setting);
    if (vencoder_check(code, setting.function, result)) {
        return true;
    }
    if (code == setting.limit_code) {
        result->function = NULL;
        result->state = setting.limit;
    }
    return false;
}

bool vencoder_request_idr(const void *self, int32_t chn, binding_result_t *result) {
    return set(self, chn, VENCODER_CALL_REQUEST_IDR, 0, result);
}

bool vencoder_set_rotation(const void *self, int32_t chn, int32_t rotation, binding_result_t *result) {
    return set(self, chn, VENCODER_CALL_SET_ROTATION, rotation, result);
}

bool vencoder_set_mirror(const void *self, int32_t chn, int32_t mirror, binding_result_t *result) {
    return set(self, chn, VENCODER_CALL_SET_MIRROR, mirror, result);
}
