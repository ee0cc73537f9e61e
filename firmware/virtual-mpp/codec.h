// SPDX-License-Identifier: MIT
// The interface of a codec: parameter sets, and one access unit per frame, in
// Annex B form and without delay.
#ifndef VMPP_CODEC_H
#define VMPP_CODEC_H

#include <stdbool.h>
#include <stdint.h>

#include "bytes.h"
#include "image.h"
#include "mpp.h"

typedef struct {
    k_venc_profile profile;
    uint32_t width;
    uint32_t height;
    // Frames per second that the bit rate applies to.
    uint32_t fps;
    // Frames from one IDR to the next.
    uint32_t gop;
    k_venc_rc_mode rc_mode;
    // bit/s, for CBR and VBR; the second is VBR's maximum.
    uint32_t bit_rate;
    uint32_t max_bit_rate;
    // For FIXQP.
    uint32_t i_qp;
    uint32_t p_qp;
    // JPEG's quality, 1 to 100.
    uint32_t q_factor;
    // H.264: CABAC in place of CAVLC.
    uint32_t cabac;
    uint32_t deblocking;
    // H.265: the sample adaptive offset.
    uint32_t sao;
} codec_settings_t;

typedef struct {
    // NULL when the library rejects the settings or there is no memory.
    void *(*open)(const codec_settings_t *settings);
    // Appends the parameter sets; NULL for a codec that has none.
    bool (*headers)(void *codec, bytes_t *out);
    // Appends one access unit; `image` is planar. The first frame after open() is always an IDR.
    bool (*encode)(void *codec, const image_t *image, bool idr, bytes_t *out);
    void (*close)(void *codec);
} codec_t;

extern const codec_t codec_h264;
extern const codec_t codec_h265;
extern const codec_t codec_jpeg;

#endif // VMPP_CODEC_H
