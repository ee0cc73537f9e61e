// SPDX-License-Identifier: MIT
// kd_mpi_sys_bind and its kin: a table of links, which needs neither VB nor channels to exist.
#include "bind.h"

#include <stddef.h>

#include "driver_lock.h"

// A source has up to 64 destinations on the board.
#define LINKS (64)

typedef struct {
    k_mpp_chn source;
    k_mpp_chn dest;
    taker_t taker;
} link_t;

static link_t links[LINKS];
static k_u32 link_count;

static bool same(const k_mpp_chn *a, const k_mpp_chn *b) {
    return a->mod_id == b->mod_id && a->dev_id == b->dev_id && a->chn_id == b->chn_id;
}

// A destination has one source, so it names its link.
static k_u32 find(const k_mpp_chn *dest) {
    k_u32 i = 0;
    while (i < link_count && !same(&links[i].dest, dest)) {
        i++;
    }
    return i;
}

static k_s32 check(const k_mpp_chn *end) {
    if (end->mod_id > K_ID_NONAI_2D) {
        return K_ERR_SYS_ILLEGAL_PARAM;
    }
    bool venc = end->mod_id == K_ID_VENC;
    if (end->dev_id < 0 || (venc && end->dev_id >= VENC_MAX_DEV_NUMS)) {
        return K_ERR_SYS_INVALID_DEVID;
    }
    if (end->chn_id < 0 || (venc && end->chn_id >= VENC_MAX_CHN_NUMS)) {
        return K_ERR_SYS_INVALID_CHNID;
    }
    return 0;
}

static k_s32 check_both(const k_mpp_chn *source, const k_mpp_chn *dest) {
    if (source == NULL || dest == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    k_s32 result = check(source);
    return result != 0 ? result : check(dest);
}

static k_s32 add(const k_mpp_chn *source, const k_mpp_chn *dest) {
    if (find(dest) < link_count) {
        return K_ERR_SYS_EXIST;
    }
    if (link_count == LINKS) {
        return K_ERR_SYS_NOMEM;
    }
    links[link_count++] = (link_t){ .source = *source, .dest = *dest, .taker = account_taker() };
    world_changed();
    return 0;
}

k_s32 kd_mpi_sys_bind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn) {
    k_s32 result = check_both(src_chn, dest_chn);
    if (result == 0) {
        world_lock();
        result = add(src_chn, dest_chn);
        world_unlock();
    }
    return result;
}

k_s32 kd_mpi_sys_unbind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn) {
    k_s32 result = check_both(src_chn, dest_chn);
    if (result != 0) {
        return result;
    }
    world_lock();
    k_u32 at = find(dest_chn);
    if (at < link_count && same(&links[at].source, src_chn)) {
        links[at] = links[--link_count];
    } else {
        result = K_ERR_SYS_UNEXIST;
    }
    world_unlock();
    return result;
}

k_s32 kd_mpi_sys_get_bind_by_dest(k_mpp_chn *dest_chn, k_mpp_chn *src_chn) {
    if (dest_chn == NULL || src_chn == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    world_lock();
    k_u32 at = find(dest_chn);
    k_s32 result = at < link_count ? 0 : K_ERR_SYS_UNEXIST;
    if (result == 0) {
        *src_chn = links[at].source;
    }
    world_unlock();
    return result;
}

bool bind_source_of_venc(k_u32 venc_chn, k_mpp_chn *source) {
    k_mpp_chn dest = { .mod_id = K_ID_VENC, .dev_id = 0, .chn_id = (k_s32)venc_chn };
    k_u32 at = find(&dest);
    if (at == link_count) {
        return false;
    }
    *source = links[at].source;
    return true;
}

void bind_account(account_t *account) {
    for (k_u32 i = 0; i < link_count; i++) {
        const link_t *link = &links[i];
        account_add(account, &link->taker, "bind of (%u, %d, %d) to (%u, %d, %d)", link->source.mod_id, link->source.dev_id,
            link->source.chn_id, link->dest.mod_id, link->dest.dev_id, link->dest.chn_id);
    }
}
