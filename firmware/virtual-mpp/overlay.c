// SPDX-License-Identifier: MIT
// OSD images over pictures; see overlay.h.
#include "overlay.h"

#include "mmz.h"
#include "pixels.h"

static overlay_t overlays[K_VENC_2D_MAX_CHN_NUM];

overlay_t *overlay_of(k_u32 chn) {
    return chn < K_VENC_2D_MAX_CHN_NUM ? &overlays[chn] : NULL;
}

bool overlay_can_draw(const k_venc_2d_osd_attr *region) {
    return region->fmt == K_VENC_2D_OSD_FMT_ARGB8888 && region->add_order == K_VENC_2D_ADD_ORDER_VIDEO_OSD;
}

static void draw_region(const k_venc_2d_osd_attr *region, const image_t *image) {
    pixels_t pixels = {
        .width = region->width,
        .height = region->height,
        .format = PIXELS_ARGB8888,
        .alpha = region->osd_alpha,
        .data = mmz_view(region->phys_addr[0], (uint64_t)region->width * region->height * pixels_size(PIXELS_ARGB8888)),
    };
    // A program may have freed the memory.
    if (pixels.data != NULL) {
        pixels_blend(image, &pixels, region->startx, region->starty);
    }
}

void overlay_draw(const overlay_t *overlay, const image_t *image) {
    if (overlay == NULL || !overlay->is_drawn) {
        return;
    }
    for (size_t i = 0; i < K_VENC_MAX_2D_OSD_REGION_NUM; i++) {
        const k_venc_2d_osd_attr *region = &overlay->regions[i];
        if (region->width > 0 && region->height > 0 && overlay_can_draw(region)) {
            draw_region(region, image);
        }
    }
}
