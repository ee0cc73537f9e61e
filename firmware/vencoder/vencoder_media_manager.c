// SPDX-License-Identifier: MIT
// Generation A: output buffers are common VB pools. CanMV's Python MediaManager
// creates all of them at once in its init(), so each is requested before.
#include "py/runtime.h"

#include "binding_runtime.h"
#include "vencoder_media_manager.h"

#if MPP_GENERATION_A

// This module star-imports the MPP's structs, so it has every name used here.
#define MEDIA "media.media"

bool vencoder_reserve_common_pool(k_u32 blk_cnt, k_u64 blk_size) {
    mp_obj_t config = mp_call_function_0(binding_import(MEDIA, MP_QSTR_k_vb_config));
    mp_store_attr(config, MP_QSTR_max_pool_cnt, MP_OBJ_NEW_SMALL_INT(1));
    mp_obj_t pools = mp_load_attr(config, MP_QSTR_comm_pool);
    mp_obj_t pool = mp_obj_subscr(pools, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_SENTINEL);
    mp_store_attr(pool, MP_QSTR_blk_cnt, mp_obj_new_int_from_uint(blk_cnt));
    mp_store_attr(pool, MP_QSTR_blk_size, mp_obj_new_int_from_ull(blk_size));
    mp_store_attr(pool, MP_QSTR_mode, MP_OBJ_NEW_SMALL_INT(VB_REMAP_MODE_NOCACHE));
    mp_obj_t manager = binding_import(MEDIA, MP_QSTR_MediaManager);
    return mp_obj_is_true(mp_call_function_1(mp_load_attr(manager, MP_QSTR__config), config));
}

#endif
