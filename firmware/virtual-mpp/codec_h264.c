// SPDX-License-Identifier: MIT
// H.264 by openh264: I and P frames, CAVLC, or CABAC above the baseline profile.
#include "codec.h"

#include <stdlib.h>
#include <string.h>
#include <wels/codec_api.h>

// The library rejects more than level 5.2 allows, which the board's encoder does not.
#define BIT_RATE_MAX (240000 * 1200)

typedef struct {
    ISVCEncoder *encoder;
    SEncParamExt param;
    uint32_t fps;
    uint64_t frames;
    // With FIXQP: of IDRs and of P frames.
    bool has_fixed_qp;
    int i_qp;
    int p_qp;
} h264_t;

static EProfileIdc profile_of(k_venc_profile profile) {
    switch (profile) {
        case VENC_PROFILE_H264_BASELINE:
            return PRO_BASELINE;
        case VENC_PROFILE_H264_HIGH:
            return PRO_HIGH;
        default:
            return PRO_MAIN;
    }
}

static int at_most_level(uint32_t bit_rate) {
    return (int)(bit_rate < BIT_RATE_MAX ? bit_rate : BIT_RATE_MAX);
}

static void set_rate(SEncParamExt *param, const codec_settings_t *settings) {
    SSpatialLayerConfig *layer = &param->sSpatialLayers[0];
    if (settings->rc_mode == K_VENC_RC_MODE_FIXQP) {
        param->iRCMode = RC_OFF_MODE;
        // The first frame is an IDR.
        layer->iDLayerQp = (int)settings->i_qp;
        return;
    }
    param->iRCMode = RC_BITRATE_MODE;
    param->iTargetBitrate = at_most_level(settings->bit_rate);
    param->iMaxBitrate = settings->rc_mode == K_VENC_RC_MODE_VBR ? at_most_level(settings->max_bit_rate) : UNSPECIFIED_BIT_RATE;
    layer->iSpatialBitrate = param->iTargetBitrate;
    layer->iMaxSpatialBitrate = param->iMaxBitrate;
}

static void set_params(SEncParamExt *param, const codec_settings_t *settings) {
    SSpatialLayerConfig *layer = &param->sSpatialLayers[0];
    param->iUsageType = CAMERA_VIDEO_REAL_TIME;
    param->iPicWidth = (int)settings->width;
    param->iPicHeight = (int)settings->height;
    param->fMaxFrameRate = (float)settings->fps;
    param->iComplexityMode = LOW_COMPLEXITY;
    param->uiIntraPeriod = 0; // The channel requests the IDRs.
    param->iNumRefFrame = 1;
    param->eSpsPpsIdStrategy = CONSTANT_ID;
    param->iEntropyCodingModeFlag = (int)settings->cabac;
    param->iLoopFilterDisableIdc = !settings->deblocking;
    param->bEnableFrameSkip = false;
    param->bEnableSceneChangeDetect = false;
    param->bEnableBackgroundDetection = false;
    param->bEnableAdaptiveQuant = false;
    param->bEnableDenoise = false;
    param->iMultipleThreadIdc = 1;
    layer->iVideoWidth = param->iPicWidth;
    layer->iVideoHeight = param->iPicHeight;
    layer->fFrameRate = param->fMaxFrameRate;
    layer->uiProfileIdc = profile_of(settings->profile);
    layer->sSliceArgument.uiSliceMode = SM_SINGLE_SLICE;
    set_rate(param, settings);
}

static void h264_close(void *codec) {
    h264_t *h264 = codec;
    if (h264->encoder != NULL) {
        (*h264->encoder)->Uninitialize(h264->encoder);
        WelsDestroySVCEncoder(h264->encoder);
    }
    free(h264);
}

static void *h264_open(const codec_settings_t *settings) {
    h264_t *h264 = calloc(1, sizeof(h264_t));
    if (h264 == NULL) {
        return NULL;
    }
    h264->fps = settings->fps;
    h264->has_fixed_qp = settings->rc_mode == K_VENC_RC_MODE_FIXQP;
    h264->i_qp = (int)settings->i_qp;
    h264->p_qp = (int)settings->p_qp;
    int log_level = WELS_LOG_QUIET;
    if (WelsCreateSVCEncoder(&h264->encoder) != 0) {
        h264->encoder = NULL;
        h264_close(h264);
        return NULL;
    }
    (*h264->encoder)->SetOption(h264->encoder, ENCODER_OPTION_TRACE_LEVEL, &log_level);
    (*h264->encoder)->GetDefaultParams(h264->encoder, &h264->param);
    set_params(&h264->param, settings);
    if ((*h264->encoder)->InitializeExt(h264->encoder, &h264->param) != cmResultSuccess) {
        h264_close(h264);
        return NULL;
    }
    return h264;
}

static bool append_layers(const SFrameBSInfo *info, int type, bytes_t *out) {
    for (int i = 0; i < info->iLayerNum; i++) {
        const SLayerBSInfo *layer = &info->sLayerInfo[i];
        size_t size = 0;
        for (int nal = 0; nal < layer->iNalCount; nal++) {
            size += (size_t)layer->pNalLengthInByte[nal];
        }
        if (layer->uiLayerType == type && !bytes_append(out, layer->pBsBuf, size)) {
            return false;
        }
    }
    return true;
}

static bool h264_headers(void *codec, bytes_t *out) {
    h264_t *h264 = codec;
    SFrameBSInfo info = { 0 };
    return (*h264->encoder)->EncodeParameterSets(h264->encoder, &info) == cmResultSuccess &&
        append_layers(&info, NON_VIDEO_CODING_LAYER, out);
}

// The library has one fixed QP for all frames, which can change.
static bool set_qp(h264_t *h264, int qp) {
    int *current = &h264->param.sSpatialLayers[0].iDLayerQp;
    if (*current == qp) {
        return true;
    }
    *current = qp;
    return (*h264->encoder)->SetOption(h264->encoder, ENCODER_OPTION_SVC_ENCODE_PARAM_EXT, &h264->param) == cmResultSuccess;
}

static bool h264_encode(void *codec, const image_t *image, bool idr, bytes_t *out) {
    h264_t *h264 = codec;
    if (h264->has_fixed_qp && !set_qp(h264, idr ? h264->i_qp : h264->p_qp)) {
        return false;
    }
    if (idr && h264->frames > 0) {
        (*h264->encoder)->ForceIntraFrame(h264->encoder, true);
    }
    SSourcePicture source = {
        .iColorFormat = videoFormatI420,
        .iStride = { (int)image->y_stride, (int)image->c_stride, (int)image->c_stride },
        .pData = { image->y, image->u, image->v },
        .iPicWidth = (int)image->width,
        .iPicHeight = (int)image->height,
        .uiTimeStamp = (long long)(h264->frames * 1000 / h264->fps),
    };
    SFrameBSInfo info = { 0 };
    h264->frames++;
    return (*h264->encoder)->EncodeFrame(h264->encoder, &source, &info) == cmResultSuccess &&
        append_layers(&info, VIDEO_CODING_LAYER, out);
}

const codec_t codec_h264 = {
    .open = h264_open,
    .headers = h264_headers,
    .encode = h264_encode,
    .close = h264_close,
};
