// SPDX-License-Identifier: MIT
// kd_mpi_venc_*_2d*() calls: the 2D units, which draw OSD regions and borders into
// frames. Borders are accepted and checked, and not drawn.
#include "venc_2d.h"

#include <stdbool.h>
#include <stdio.h>

#include "overlay.h"
#include "venc_channel.h"

typedef struct {
    // Stays when the channel is destroyed.
    bool attached;
    acquirer_t attached_by;
    bool reported;
    k_venc_2d_calc_mode mode;
    k_venc_2d_border_attr borders[K_VENC_MAX_2D_BORDER_NUM];
} unit_t;

static unit_t units[K_VENC_2D_MAX_CHN_NUM];

static k_s32 check_attached(k_u32 chn_num, const venc_channel_t *channel) {
    if (channel->state == VENC_ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    return units[chn_num].attached ? 0 : K_ERR_VENC_NOT_PERM;
}

// Takes the lock, unless a check fails. As in the vendor's library, a wrong index or mode has the code of a wrong channel.
static k_s32 enter(k_u32 chn_num, bool is_in_range, bool has_argument, unit_t **unit) {
    if (chn_num >= K_VENC_2D_MAX_CHN_NUM || !is_in_range) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (!has_argument) {
        return K_ERR_VENC_NULL_PTR;
    }
    venc_channel_t *channel;
    venc_enter(chn_num, &channel);
    *unit = &units[chn_num];
    k_s32 result = check_attached(chn_num, channel);
    return result == 0 ? 0 : venc_leave(result);
}

static overlay_t *overlay_in(const unit_t *unit) {
    return overlay_of((k_u32)(unit - units));
}

static void report(unit_t *unit) {
    if (!unit->reported) {
        unit->reported = true;
        fprintf(stderr, "encoder: channel %u: borders, and OSD images that are not ARGB8888 above the video, have no visible effect here\n",
            (unsigned int)(unit - units));
    }
}

k_s32 kd_mpi_venc_attach_2d(k_u32 chn_num) {
    venc_channel_t *channel;
    if (chn_num >= K_VENC_2D_MAX_CHN_NUM) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    venc_enter(chn_num, &channel);
    if (channel->state == VENC_ABSENT) {
        return venc_leave(K_ERR_VENC_UNEXIST);
    }
    if (!units[chn_num].attached) {
        units[chn_num] = (unit_t){ .attached = true, .attached_by = leak_check_acquirer() };
        *overlay_of(chn_num) = (overlay_t){ 0 };
    }
    return venc_leave(0);
}

k_s32 kd_mpi_venc_detach_2d(k_u32 chn_num) {
    venc_channel_t *channel;
    if (chn_num >= K_VENC_2D_MAX_CHN_NUM) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    venc_enter(chn_num, &channel);
    if (!units[chn_num].attached) {
        return venc_leave(K_ERR_VENC_UNEXIST);
    }
    units[chn_num].attached = false;
    overlay_of(chn_num)->is_drawn = false;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_2d_mode(k_u32 chn_num, k_venc_2d_calc_mode mode) {
    unit_t *unit;
    k_s32 result = enter(chn_num, mode <= K_VENC_2D_CALC_MODE_OSD_BORDER, true, &unit);
    if (result != 0) {
        return result;
    }
    unit->mode = mode;
    overlay_in(unit)->is_drawn = mode == K_VENC_2D_CALC_MODE_OSD || mode == K_VENC_2D_CALC_MODE_OSD_BORDER;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_2d_mode(k_u32 chn_num, k_venc_2d_calc_mode *mode) {
    unit_t *unit;
    k_s32 result = enter(chn_num, true, mode != NULL, &unit);
    if (result != 0) {
        return result;
    }
    *mode = unit->mode;
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_2d_osd_param(k_u32 chn_num, k_u8 index, const k_venc_2d_osd_attr *attr) {
    unit_t *unit;
    k_s32 result = enter(chn_num, index < K_VENC_MAX_2D_OSD_REGION_NUM, attr != NULL, &unit);
    if (result != 0) {
        return result;
    }
    // The formats that the SDK's documents allow.
    if (attr->fmt > K_VENC_2D_OSD_FMT_ARGB1555 || attr->add_order > K_VENC_2D_ADD_ORDER_OSD_BG_VIDEO) {
        return venc_leave(K_ERR_VENC_ILLEGAL_PARAM);
    }
    overlay_in(unit)->regions[index] = *attr;
    if (!overlay_can_draw(attr)) {
        report(unit);
    }
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_2d_osd_param(k_u32 chn_num, k_u8 index, k_venc_2d_osd_attr *attr) {
    unit_t *unit;
    k_s32 result = enter(chn_num, index < K_VENC_MAX_2D_OSD_REGION_NUM, attr != NULL, &unit);
    if (result != 0) {
        return result;
    }
    *attr = overlay_in(unit)->regions[index];
    return venc_leave(0);
}

k_s32 kd_mpi_venc_set_2d_border_param(k_u32 chn_num, k_u8 index, const k_venc_2d_border_attr *attr) {
    unit_t *unit;
    k_s32 result = enter(chn_num, index < K_VENC_MAX_2D_BORDER_NUM, attr != NULL, &unit);
    if (result != 0) {
        return result;
    }
    unit->borders[index] = *attr;
    report(unit);
    return venc_leave(0);
}

k_s32 kd_mpi_venc_get_2d_border_param(k_u32 chn_num, k_u8 index, k_venc_2d_border_attr *attr) {
    unit_t *unit;
    k_s32 result = enter(chn_num, index < K_VENC_MAX_2D_BORDER_NUM, attr != NULL, &unit);
    if (result != 0) {
        return result;
    }
    *attr = unit->borders[index];
    return venc_leave(0);
}

void venc_2d_leak_check(leak_check_t *leaks) {
    for (uint32_t i = 0; i < K_VENC_2D_MAX_CHN_NUM; i++) {
        if (units[i].attached) {
            leak_check_add(leaks, &units[i].attached_by, "2D unit attached to channel %u", i);
        }
    }
}
