// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h that change what a created channel does.
#include "vencoder_state_check.h"

// Makes the call of the driver; its name and what ILLEGAL_PARAM and BUSY of it mean, if they can occur.
static k_s32 set_in_driver(vencoder_call_t call, k_u32 chn, int32_t value, const char **function, const char **limit) {
    switch (call) {
        case VENCODER_CALL_SET_ROTATION:
            *function = "kd_mpi_venc_set_rotation";
            *limit = "is running, and its stream keeps the sides of its pictures";
            return kd_mpi_venc_set_rotation(chn, (k_rotation)value);
        case VENCODER_CALL_SET_MIRROR:
            *function = "kd_mpi_venc_set_mirror";
            return kd_mpi_venc_set_mirror(chn, (k_venc_mirror)value);
        default:
            *function = "kd_mpi_venc_request_idr";
            *limit = "is not H.264 or H.265 and has no IDRs on request";
            return kd_mpi_venc_request_idr(chn);
    }
}

static bool set(const void *self, int32_t chn, vencoder_call_t call, int32_t value, binding_result_t *result) {
    if (vencoder_begin_call(vencoder_channel(chn), self, call, result) != BINDING_ALLOW) {
        return false;
    }
    const char *function;
    const char *limit = NULL;
    k_s32 code = set_in_driver(call, (k_u32)chn, value, &function, &limit);
    if (vencoder_check(code, function, result)) {
        return true;
    }
    if (limit != NULL && (code == K_ERR_VENC_ILLEGAL_PARAM || code == K_ERR_VENC_BUSY)) {
        result->function = NULL;
        result->state = limit;
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
