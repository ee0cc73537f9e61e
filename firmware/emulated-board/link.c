// SPDX-License-Identifier: MIT
// _virtual_board.Link: a link between two MPP channels, such as camera to encoder.
// It lasts until destroy(), until the object is collected, or until another object
// creates the same link.
#include "py/runtime.h"

#include "link.h"
#include "mpp.h"
#include "struct_argument.h"

// As many as CanMV's firmware records.
#define RECORDS (64)

typedef struct {
    mp_obj_base_t base;
} link_t;

// The board records its links separately from their objects, so that the soft reset can remove them.
typedef struct {
    const link_t *link; // NULL: the object was collected
    k_mpp_chn src;
    k_mpp_chn dst;
    bool is_bound;
} record_t;

static record_t records[RECORDS];

static void unbind(record_t *record) {
    record->is_bound = kd_mpi_sys_unbind(&record->src, &record->dst) != 0;
}

static record_t *find_record(const link_t *link) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (record->is_bound && record->link == link) {
            return record;
        }
    }
    return NULL;
}

static record_t *free_record(void) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (!record->is_bound) {
            return record;
        }
    }
    mp_raise_OSError(K_ERR_SYS_NOMEM);
}

static bool same_channel(const k_mpp_chn *one, const k_mpp_chn *other) {
    return one->mod_id == other->mod_id && one->dev_id == other->dev_id && one->chn_id == other->chn_id;
}

// The object of a previous script may not have been collected yet.
static void unbind_same(const k_mpp_chn *src, const k_mpp_chn *dst) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (record->is_bound && same_channel(&record->src, src) && same_channel(&record->dst, dst)) {
            unbind(record);
        }
    }
}

// Link(src, dst): both k_mpp_chn. OSError with the MPP's code when the bind fails.
static mp_obj_t link_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    link_t *link = m_malloc_with_finaliser(sizeof(link_t));
    link->base.type = type;
    k_mpp_chn *src = struct_argument(args[0], sizeof(k_mpp_chn));
    k_mpp_chn *dst = struct_argument(args[1], sizeof(k_mpp_chn));
    unbind_same(src, dst);
    record_t *record = free_record();
    k_s32 code = kd_mpi_sys_bind(src, dst);
    if (code != 0) {
        mp_raise_OSError(code);
    }
    *record = (record_t){ .link = link, .src = *src, .dst = *dst, .is_bound = true };
    return MP_OBJ_FROM_PTR(link);
}

static mp_obj_t link_destroy(mp_obj_t self) {
    record_t *record = find_record(MP_OBJ_TO_PTR(self));
    if (record != NULL) {
        unbind(record);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(link_destroy_obj, link_destroy);

// Another object may reuse the address of this one.
static mp_obj_t link_del(mp_obj_t self) {
    link_destroy(self);
    record_t *record = find_record(MP_OBJ_TO_PTR(self));
    if (record != NULL) {
        record->link = NULL;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(link_del_obj, link_del);

void links_remove_all(void) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (record->is_bound) {
            unbind(record);
        }
    }
}

// unbind_all(): removes all links, as MediaManager.deinit() does in generation A.
static mp_obj_t link_unbind_all(void) {
    links_remove_all();
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(link_unbind_all_obj, link_unbind_all);

static const mp_rom_map_elem_t link_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_destroy), MP_ROM_PTR(&link_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&link_del_obj) },
};
static MP_DEFINE_CONST_DICT(link_locals, link_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    link_type,
    MP_QSTR_Link,
    MP_TYPE_FLAG_NONE,
    make_new, link_make_new,
    locals_dict, &link_locals);
