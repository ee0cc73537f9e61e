// SPDX-License-Identifier: MIT
// The OSD images of encoder channels, which their 2D units draw over pictures. The caller holds the lock.
#ifndef VMPP_OVERLAY_H
#define VMPP_OVERLAY_H

#include <stdbool.h>

#include "image.h"
#include "mpp.h"

typedef struct {
    bool is_drawn;
    k_venc_2d_osd_attr regions[K_VENC_MAX_2D_OSD_REGION_NUM];
} overlay_t;

// That of a channel; NULL: the channel has no 2D unit.
overlay_t *overlay_of(k_u32 chn);
// Whether overlay_draw() draws such a region.
bool overlay_can_draw(const k_venc_2d_osd_attr *region);
// Draws the regions over an image, in their order.
void overlay_draw(const overlay_t *overlay, const image_t *image);

#endif // VMPP_OVERLAY_H
