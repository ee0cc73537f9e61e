// SPDX-License-Identifier: MIT
// SetOSD, and the end of the 2D unit that it attaches.
#include "vencoder_osd.h"

#include "vencoder_own.h"
#include "vencoder_state_check.h"

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

#define OPAQUE (255)

static bool attach(vencoder_channel_t *channel, binding_result_t *result) {
    k_u32 chn = (k_u32)vencoder_channel_number(channel);
    if (channel->has_osd) {
        return true;
    }
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

bool vencoder_set_osd(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t x, int32_t y, int32_t index, int32_t alpha, binding_result_t *result) {
    const k_video_frame *image = &frame->v_frame;
    k_venc_2d_osd_attr region = {
        .width = (k_u16)image->width,
        .height = (k_u16)image->height,
        .startx = (k_u16)x,
        .starty = (k_u16)y,
        .phys_addr = { (k_u32)image->phys_addr[0] },
        .osd_alpha = (k_u8)alpha,
        .video_alpha = OPAQUE,
        .add_order = K_VENC_2D_ADD_ORDER_VIDEO_OSD,
        .fmt = K_VENC_2D_OSD_FMT_ARGB8888,
    };
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, VENCODER_CALL_SET_OSD, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    if (image->pixel_format != PIXEL_FORMAT_ARGB_8888 || image->width % 2 != 0 || image->height % 2 != 0 || image->phys_addr[0] % 8 != 0) {
        *result = (binding_result_t){ .code = K_ERR_VENC_ILLEGAL_PARAM, .state = "has OSD images in ARGB_8888 only, of even sides, at multiples of 8 bytes" };
        return false;
    }
    if (!attach(channel, result)) {
        return false;
    }
    k_s32 code = kd_mpi_venc_set_2d_osd_param((k_u32)vencoder_channel_number(channel), (k_u8)index, &region);
    return vencoder_check(code, "kd_mpi_venc_set_2d_osd_param", result);
}
