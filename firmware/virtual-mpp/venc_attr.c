// SPDX-License-Identifier: MIT
// Checks channel attributes against the K230's limits.
#include "venc_attr.h"

#include <stddef.h>

#include "poison.h"

#define WIDTH_MIN (128)
#define HEIGHT_MIN (64)
#define VIDEO_WIDTH_MAX (3840)
#define VIDEO_HEIGHT_MAX (2160)
#define JPEG_SIDE_MAX (8192)
#define QP_MAX (51)
#define Q_FACTOR_MAX (100)
#define DEFAULT_GOP (30)
#define FPS_MAX (4096)
// In kbit/s.
#define BIT_RATE_MAX (1000000)

static bool is_jpeg(k_payload_type type) {
    return type == K_PT_JPEG || type == K_PT_MJPEG;
}

static k_s32 check_size(const k_venc_attr *attr) {
    k_u32 width_max = is_jpeg(attr->type) ? JPEG_SIDE_MAX : VIDEO_WIDTH_MAX;
    k_u32 height_max = is_jpeg(attr->type) ? JPEG_SIDE_MAX : VIDEO_HEIGHT_MAX;
    bool allowed = attr->pic_width >= WIDTH_MIN && attr->pic_width <= width_max && attr->pic_width % 8 == 0 &&
        attr->pic_height >= HEIGHT_MIN && attr->pic_height <= height_max && attr->pic_height % 2 == 0;
    return allowed ? 0 : K_ERR_VENC_ILLEGAL_PARAM;
}

// The software codecs have 8 bits per sample.
static k_s32 check_profile(const k_venc_attr *attr) {
    k_venc_profile first = VENC_PROFILE_H264_BASELINE;
    k_venc_profile last = VENC_PROFILE_H264_HIGH;
    k_venc_profile ten_bits = VENC_PROFILE_H264_HIGH_10;
    if (is_jpeg(attr->type)) {
        return 0;
    }
    if (attr->type == K_PT_H265) {
        first = VENC_PROFILE_H265_MAIN;
        last = VENC_PROFILE_H265_MAIN;
        ten_bits = VENC_PROFILE_H265_MAIN_10;
    }
    if (attr->profile == ten_bits) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    return attr->profile >= first && attr->profile <= last ? 0 : K_ERR_VENC_ILLEGAL_PARAM;
}

static k_s32 check_rate(k_u32 fps, k_u32 bit_rate, k_u32 max_bit_rate) {
    bool allowed = fps > 0 && fps <= FPS_MAX && bit_rate > 0 && bit_rate <= BIT_RATE_MAX && max_bit_rate >= bit_rate &&
        max_bit_rate <= BIT_RATE_MAX;
    return allowed ? 0 : K_ERR_VENC_ILLEGAL_PARAM;
}

static void set_rate(codec_settings_t *settings, k_u32 gop, k_u32 fps, k_u32 bit_rate, k_u32 max_bit_rate) {
    settings->gop = gop > 0 ? gop : DEFAULT_GOP;
    settings->fps = fps;
    settings->bit_rate = bit_rate * 1000;
    settings->max_bit_rate = max_bit_rate * 1000;
}

static k_s32 read_video_rc(const k_venc_rc_attr *rc, codec_settings_t *settings) {
    switch (rc->rc_mode) {
        case K_VENC_RC_MODE_CBR: {
            const k_venc_cbr *cbr = &rc->cbr;
            set_rate(settings, cbr->gop, cbr->src_frame_rate, cbr->bit_rate, cbr->bit_rate);
            return check_rate(cbr->src_frame_rate, cbr->bit_rate, cbr->bit_rate);
        }
        case K_VENC_RC_MODE_VBR: {
            const k_venc_vbr *vbr = &rc->vbr;
            set_rate(settings, vbr->gop, vbr->src_frame_rate, vbr->bit_rate, vbr->max_bit_rate);
            return check_rate(vbr->src_frame_rate, vbr->bit_rate, vbr->max_bit_rate);
        }
        case K_VENC_RC_MODE_FIXQP: {
            const k_venc_fixqp *fixqp = &rc->fixqp;
            set_rate(settings, fixqp->gop, fixqp->src_frame_rate, 0, 0);
            settings->i_qp = fixqp->i_qp;
            settings->p_qp = fixqp->p_qp;
            bool qp_allowed = fixqp->i_qp <= QP_MAX && fixqp->p_qp <= QP_MAX;
            return qp_allowed ? check_rate(fixqp->src_frame_rate, 1, 1) : K_ERR_VENC_ILLEGAL_PARAM;
        }
        default:
            return K_ERR_VENC_ILLEGAL_PARAM;
    }
}

static k_s32 read_jpeg_rc(const k_venc_rc_attr *rc, codec_settings_t *settings) {
    const k_venc_mjpeg_fixqp *fixqp = &rc->mjpeg_fixqp;
    settings->gop = 1;
    settings->fps = fixqp->src_frame_rate;
    settings->q_factor = fixqp->q_factor;
    bool allowed = rc->rc_mode == K_VENC_RC_MODE_MJPEG_FIXQP && fixqp->q_factor >= 1 && fixqp->q_factor <= Q_FACTOR_MAX;
    return allowed ? check_rate(fixqp->src_frame_rate, 1, 1) : K_ERR_VENC_ILLEGAL_PARAM;
}

// Bytes of the rate control that its mode uses.
static size_t used_size(const k_venc_rc_attr *rc) {
    switch (rc->rc_mode) {
        case K_VENC_RC_MODE_CBR:
            return offsetof(k_venc_rc_attr, cbr) + sizeof(rc->cbr);
        case K_VENC_RC_MODE_VBR:
            return offsetof(k_venc_rc_attr, vbr) + sizeof(rc->vbr);
        case K_VENC_RC_MODE_FIXQP:
            return offsetof(k_venc_rc_attr, fixqp) + sizeof(rc->fixqp);
        case K_VENC_RC_MODE_MJPEG_FIXQP:
            return offsetof(k_venc_rc_attr, mjpeg_fixqp) + sizeof(rc->mjpeg_fixqp);
        default:
            return sizeof(*rc);
    }
}

static void check_unused(const k_venc_rc_attr *rc) {
    size_t used = used_size(rc);
    poison_check_unused((const char *)rc + used, sizeof(*rc) - used, "kd_mpi_venc_create_chn", "rc_attr");
}

static const codec_t *codec_of(k_payload_type type) {
    switch (type) {
        case K_PT_H264:
            return &codec_h264;
        case K_PT_H265:
            return &codec_h265;
        case K_PT_JPEG:
        case K_PT_MJPEG:
            return &codec_jpeg;
        default:
            return NULL;
    }
}

k_s32 venc_attr_read(const k_venc_chn_attr *attr, const codec_t **codec, codec_settings_t *settings) {
    *codec = codec_of(attr->venc_attr.type);
    if (*codec == NULL) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    *settings = (codec_settings_t){
        .profile = attr->venc_attr.profile,
        .width = attr->venc_attr.pic_width,
        .height = attr->venc_attr.pic_height,
        .rc_mode = attr->rc_attr.rc_mode,
        .cabac = attr->venc_attr.profile != VENC_PROFILE_H264_BASELINE,
        .deblocking = 1,
    };
    k_s32 result = check_size(&attr->venc_attr);
    if (result == 0) {
        result = check_profile(&attr->venc_attr);
    }
    if (result != 0) {
        return result;
    }
    result = is_jpeg(attr->venc_attr.type) ? read_jpeg_rc(&attr->rc_attr, settings) : read_video_rc(&attr->rc_attr, settings);
    if (result == 0) {
        check_unused(&attr->rc_attr);
    }
    return result;
}
