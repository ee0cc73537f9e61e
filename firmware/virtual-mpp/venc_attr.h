// SPDX-License-Identifier: MIT
// The attributes of an encoder channel: what is allowed, and what they mean to a codec.
#ifndef VMPP_VENC_ATTR_H
#define VMPP_VENC_ATTR_H

#include "codec.h"
#include "mpp.h"

// 0 with the codec and its settings, or the K_ERR_VENC_* code for what is wrong with the attributes.
k_s32 venc_attr_read(const k_venc_chn_attr *attr, const codec_t **codec, codec_settings_t *settings);

#endif // VMPP_VENC_ATTR_H
