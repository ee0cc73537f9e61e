// SPDX-License-Identifier: MIT
// The 2D unit of a channel, which draws OSD images into its frames.
#include "vencoder_osd.h"

bool vencoder_osd_detach(vencoder_channel_t *channel, binding_result_t *result) {
    if (!channel->has_osd) {
        return true;
    }
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    k_s32 code = kd_mpi_venc_detach_2d(chn);
    if (code == K_ERR_VENC_UNEXIST) {
        // The script may have detached the unit by a raw call. Confirm it with a second call.
        code = kd_mpi_venc_detach_2d(chn);
    }
    channel->has_osd = code != 0 && code != K_ERR_VENC_UNEXIST;
    return !channel->has_osd || vencoder_check(code, "kd_mpi_venc_detach_2d", result);
}

static bool attach(vencoder_channel_t *channel, k_u32 chn, binding_result_t *result) {
    if (!vencoder_check(kd_mpi_venc_attach_2d(chn), "kd_mpi_venc_attach_2d", result)) {
        return false;
    }
    channel->has_osd = true;
    if (vencoder_check(kd_mpi_venc_set_2d_mode(chn, K_VENC_2D_CALC_MODE_OSD), "kd_mpi_venc_set_2d_mode", result)) {
        return true;
    }
    binding_result_t ignored;
    vencoder_osd_detach(channel, &ignored);
    return false;
}

bool vencoder_osd_set(vencoder_channel_t *channel, k_u8 index, const k_venc_2d_osd_attr *region, binding_result_t *result) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    bool is_attached = channel->has_osd || attach(channel, chn, result);
    return is_attached && vencoder_check(kd_mpi_venc_set_2d_osd_param(chn, index, region), "kd_mpi_venc_set_2d_osd_param", result);
}
