// SPDX-License-Identifier: MIT
// Sent frames in media memory: their pixel formats, planes and samples. The caller
// holds the lock.
#ifndef VMPP_VENC_FRAME_H
#define VMPP_VENC_FRAME_H

#include <stdbool.h>

#include "codec.h"
#include "image.h"
#include "mpp.h"

// Whether channels with this codec encode frames of the format.
bool venc_frame_has_format(const codec_t *codec, k_pixel_format format);
// Planes of a format that some codec encodes.
unsigned int venc_frame_planes(k_pixel_format format);
// ILLEGAL_PARAM when a stride is too small, BADADDR when a plane is not in media memory. The format is one that some
// codec encodes.
k_s32 venc_frame_check(const k_video_frame *frame);
// Converts the samples into a planar image of the same size; false when a plane is not in media memory, or there is no
// memory for the conversion.
bool venc_frame_read(const k_video_frame *frame, const image_t *to);

#endif // VMPP_VENC_FRAME_H
