// SPDX-License-Identifier: MIT
// The attributes of an encoder channel: their limits, and the settings of the
// codec that follow from them.
#ifndef VMPP_VENC_ATTR_H
#define VMPP_VENC_ATTR_H

#include "codec.h"
#include "mpp.h"

// Returns 0, the codec and its settings; or a K_ERR_VENC_* code when an attribute is invalid.
k_s32 venc_attr_read(const k_venc_chn_attr *attr, const codec_t **codec, codec_settings_t *settings);

#endif // VMPP_VENC_ATTR_H
