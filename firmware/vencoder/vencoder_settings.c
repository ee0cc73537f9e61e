// SPDX-License-Identifier: MIT
// The functions of vencoder_contract.h that change what a created channel does.
#include "vencoder_osd.h"
#include "vencoder_own.h"
#include "vencoder_state_check.h"

typedef struct {
    vencoder_call_t call;
    k_s32 limit_code; // of what a channel cannot do, as `limit` says after its name
    const char *limit; // NULL: there is none
    const char *function;
} setting_t;

// The alpha of a picture that nothing below shows through.
#define OPAQUE (255)

// The value of SetSAO is a sum of these.
enum {
    LUMA = 1,
    CHROMA = 2,
};

static const char payload_type[] = "has a payload type that does not allow this call";

static k_s32 set_in_driver(vencoder_call_t call, k_u32 chn, int32_t value) {
    switch (call) {
        case VENCODER_CALL_SET_ROTATION:
            return kd_mpi_venc_set_rotation(chn, (k_rotation)value);
        case VENCODER_CALL_SET_MIRROR:
            return kd_mpi_venc_set_mirror(chn, (k_venc_mirror)value);
        case VENCODER_CALL_SET_DEBLOCKING:
            return kd_mpi_venc_set_dblk(chn, (k_bool)value);
        case VENCODER_CALL_SET_ENTROPY_CODING:
            return kd_mpi_venc_set_h264_entropy(chn, &(k_venc_h264_entropy){ .entropy_coding_mode = (k_venc_entropy_mode)value });
        case VENCODER_CALL_SET_SAO:
            return kd_mpi_venc_set_h265_sao(chn, &(k_venc_h265_sao){ (k_u32)value % CHROMA, (k_u32)value / CHROMA });
        default:
            return kd_mpi_venc_request_idr(chn);
    }
}

static bool set(const void *self, int32_t chn, const setting_t *setting, int32_t value, binding_result_t *result) {
    vencoder_channel_t *channel;
    if (vencoder_begin(self, chn, setting->call, &channel, result) != BINDING_ALLOW) {
        return false;
    }
    k_s32 code = set_in_driver(setting->call, (k_u32)vencoder_channel_number(channel), value);
    bool is_done = vencoder_check(code, setting->function, result);
    if (!is_done && code == setting->limit_code) {
        result->function = NULL;
        result->state = setting->limit;
    }
    return is_done;
}

bool vencoder_request_idr(const void *self, int32_t chn, binding_result_t *result) {
    static const setting_t setting = { VENCODER_CALL_REQUEST_IDR, K_ERR_VENC_ILLEGAL_PARAM, payload_type, "kd_mpi_venc_request_idr" };
    return set(self, chn, &setting, 0, result);
}

bool vencoder_set_rotation(const void *self, int32_t chn, int32_t rotation, binding_result_t *result) {
    static const char limit[] = "is running, and its stream keeps the sides of its pictures";
    static const setting_t setting = { VENCODER_CALL_SET_ROTATION, K_ERR_VENC_BUSY, limit, "kd_mpi_venc_set_rotation" };
    return set(self, chn, &setting, rotation, result);
}

bool vencoder_set_mirror(const void *self, int32_t chn, int32_t mirror, binding_result_t *result) {
    static const setting_t setting = { VENCODER_CALL_SET_MIRROR, 0, NULL, "kd_mpi_venc_set_mirror" };
    return set(self, chn, &setting, mirror, result);
}

bool vencoder_set_deblocking(const void *self, int32_t chn, int32_t enabled, binding_result_t *result) {
    static const setting_t setting = { VENCODER_CALL_SET_DEBLOCKING, K_ERR_VENC_ILLEGAL_PARAM, payload_type, "kd_mpi_venc_set_dblk" };
    return set(self, chn, &setting, enabled, result);
}

bool vencoder_set_entropy_coding(const void *self, int32_t chn, int32_t mode, binding_result_t *result) {
    static const setting_t setting = { VENCODER_CALL_SET_ENTROPY_CODING, K_ERR_VENC_ILLEGAL_PARAM, payload_type, "kd_mpi_venc_set_h264_entropy" };
    return set(self, chn, &setting, mode, result);
}

bool vencoder_set_sao(const void *self, int32_t chn, int32_t luma, int32_t chroma, binding_result_t *result) {
    static const setting_t setting = { VENCODER_CALL_SET_SAO, K_ERR_VENC_ILLEGAL_PARAM, payload_type, "kd_mpi_venc_set_h265_sao" };
    return set(self, chn, &setting, luma * LUMA + chroma * CHROMA, result);
}

bool vencoder_set_osd(const void *self, int32_t chn, const k_video_frame_info *frame, int32_t x, int32_t y, int32_t index, int32_t alpha, binding_result_t *result) {
    const k_video_frame *image = &frame->v_frame;
    const k_venc_2d_osd_attr region = {
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
    return vencoder_osd_set(channel, (k_u8)index, &region, result);
}
