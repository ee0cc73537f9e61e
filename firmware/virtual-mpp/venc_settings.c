// SPDX-License-Identifier: MIT
// kd_mpi_venc_*() calls for what a created channel does: rotation, mirroring,
// deblocking, sample adaptive offset, entropy coding, memory. The order of the checks and
// their codes are those of generation A's library and driver.
#include <stdio.h>

#include "venc_channel.h"

typedef struct {
    // NULL: every codec.
    const codec_t *codecs[2];
    bool before_start;
} rule_t;

static const rule_t any_time = { .before_start = false };
static const rule_t deblocking_set = { .codecs = { &codec_h264, &codec_h265 }, .before_start = true };
static const rule_t deblocking_get = { .codecs = { &codec_h264, &codec_h265 } };
static const rule_t h265_before_start = { .codecs = { &codec_h265 }, .before_start = true };
static const rule_t h265_any_time = { .codecs = { &codec_h265 } };
static const rule_t h264_any_time = { .codecs = { &codec_h264 } };

static k_s32 check(const venc_channel_t *channel, const rule_t *rule) {
    if (channel->state == VENC_ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    if (rule->before_start && channel->state != VENC_CREATED) {
        return K_ERR_VENC_BUSY;
    }
    bool fits = rule->codecs[0] == NULL || channel->codec == rule->codecs[0] || channel->codec == rule->codecs[1];
    return fits ? 0 : K_ERR_VENC_ILLEGAL_PARAM;
}

// Takes the lock, unless a check fails.
static k_s32 enter(k_u32 chn_num, bool has_argument, bool is_valid, const rule_t *rule, venc_channel_t **channel) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (!has_argument) {
        return K_ERR_VENC_NULL_PTR;
    }
    if (!is_valid) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    k_s32 result = venc_enter(chn_num, channel);
    if (result == 0) {
        result = check(*channel, rule);
        if (result != 0) {
            venc_leave(result);
        }
    }
    return result;
}

static void report_no_effect(const venc_channel_t *channel, const char *what) {
    fprintf(stderr, "encoder: channel %u: %s\n", venc_channel_number(channel), what);
}

static void report_if_started(const venc_channel_t *channel, const char *what) {
    if (channel->state != VENC_CREATED) {
        report_no_effect(channel, what);
    }
}

k_s32 kd_mpi_venc_set_rotation(k_u32 chn_num, k_rotation rotation) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, true, rotation <= K_VPU_ROTATION_270, &any_time, &channel);
    if (result != 0) {
        return result;
    }
    // A stream has one size.
    if (channel->state == VENC_STARTED && image_turn_swaps(rotation) != image_turn_swaps(channel->turn.rotation)) {
        return venc_leave(K_ERR_VENC_BUSY);
    }
    channel->turn.rotation = rotation;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_rotation(k_u32 chn_num, k_rotation *rotation) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, rotation != NULL, true, &any_time, &channel);
    if (result != 0) {
        return result;
    }
    *rotation = channel->turn.rotation;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_mirror(k_u32 chn_num, k_venc_mirror mirror) {
    venc_channel_t *channel;
    bool is_valid = mirror == K_VENC_MIRROR_HORI || mirror == K_VENC_MIRROR_VERT;
    k_s32 result = enter(chn_num, true, is_valid, &any_time, &channel);
    if (result != 0) {
        return result;
    }
    channel->turn.mirror = mirror;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_mirror(k_u32 chn_num, k_venc_mirror *mirror) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, mirror != NULL, true, &any_time, &channel);
    if (result != 0) {
        return result;
    }
    *mirror = channel->turn.mirror;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_intbuf_size(k_u32 chn_num, k_u32 size) {
    (void)size;
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, true, true, &any_time, &channel);
    return result != 0 ? result : venc_leave(0);
}

k_s32 kd_mpi_venc_set_dblk(k_u32 chn_num, k_bool dblk_en) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, true, dblk_en == K_FALSE || dblk_en == K_TRUE, &deblocking_set, &channel);
    if (result != 0) {
        return result;
    }
    channel->settings.deblocking = dblk_en;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_dblk(k_u32 chn_num, k_bool *dblk_en) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, dblk_en != NULL, true, &deblocking_get, &channel);
    if (result != 0) {
        return result;
    }
    *dblk_en = channel->settings.deblocking ? K_TRUE : K_FALSE;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_h265_sao(k_u32 chn_num, const k_venc_h265_sao *h265_sao) {
    venc_channel_t *channel;
    bool is_valid = h265_sao != NULL && h265_sao->slice_sao_luma_flag <= 1 && h265_sao->slice_sao_chroma_flag <= 1;
    k_s32 result = enter(chn_num, h265_sao != NULL, is_valid, &h265_before_start, &channel);
    if (result != 0) {
        return result;
    }
    channel->sao = *h265_sao;
    channel->settings.sao = h265_sao->slice_sao_luma_flag | h265_sao->slice_sao_chroma_flag;
    if (h265_sao->slice_sao_luma_flag != h265_sao->slice_sao_chroma_flag) {
        report_no_effect(channel, "the sample adaptive offset works here on luma and chroma together: it is on for both");
    }
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_h265_sao(k_u32 chn_num, k_venc_h265_sao *h265_sao) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, h265_sao != NULL, true, &h265_any_time, &channel);
    if (result != 0) {
        return result;
    }
    *h265_sao = channel->sao;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_h264_entropy(k_u32 chn_num, const k_venc_h264_entropy *h264_entropy) {
    venc_channel_t *channel;
    bool is_valid = h264_entropy != NULL && h264_entropy->entropy_coding_mode <= ENTROPY_MODE_CABAC && h264_entropy->cabac_init_idc <= 2;
    k_s32 result = enter(chn_num, h264_entropy != NULL, is_valid, &h264_any_time, &channel);
    if (result != 0) {
        return result;
    }
    bool is_cabac = h264_entropy->entropy_coding_mode == ENTROPY_MODE_CABAC;
    channel->settings.cabac = is_cabac;
    channel->cabac_init_idc = is_cabac ? h264_entropy->cabac_init_idc : channel->cabac_init_idc;
    if (is_cabac && h264_entropy->cabac_init_idc != 0) {
        report_no_effect(channel, "cabac_init_idc has no visible effect here: streams have 0");
    }
    if (is_cabac && channel->settings.profile == VENC_PROFILE_H264_BASELINE) {
        report_no_effect(channel, "CABAC has no visible effect here: the baseline profile has CAVLC");
    }
    report_if_started(channel, "an entropy coding that is set after Start has no visible effect here");
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_h264_entropy(k_u32 chn_num, k_venc_h264_entropy *h264_entropy) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, h264_entropy != NULL, true, &h264_any_time, &channel);
    if (result != 0) {
        return result;
    }
    *h264_entropy = (k_venc_h264_entropy){
        .entropy_coding_mode = channel->settings.cabac ? ENTROPY_MODE_CABAC : ENTROPY_MODE_CAVLC,
        .cabac_init_idc = channel->cabac_init_idc,
    };
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_h265_entropy(k_u32 chn_num, const k_venc_h265_entropy *h265_entropy) {
    venc_channel_t *channel;
    bool is_valid = h265_entropy != NULL && h265_entropy->cabac_init_flag <= 1;
    k_s32 result = enter(chn_num, h265_entropy != NULL, is_valid, &h265_any_time, &channel);
    if (result != 0) {
        return result;
    }
    channel->cabac_init_flag = h265_entropy->cabac_init_flag;
    if (h265_entropy->cabac_init_flag != 0) {
        report_no_effect(channel, "cabac_init_flag has no visible effect here: streams have 0");
    }
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_h265_entropy(k_u32 chn_num, k_venc_h265_entropy *h265_entropy) {
    venc_channel_t *channel;
    k_s32 result = enter(chn_num, h265_entropy != NULL, true, &h265_any_time, &channel);
    if (result != 0) {
        return result;
    }
    *h265_entropy = (k_venc_h265_entropy){ .cabac_init_flag = channel->cabac_init_flag };
    return venc_leave(0);
}
