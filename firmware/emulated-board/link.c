/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * _virtual_board.Link: a link between two MPP channels, such as camera to
 * encoder. It lasts until destroy(), until the object is collected, or until
 * another object takes the same link.
 */
#include <string.h>

#include "py/runtime.h"

#include "link.h"
#include "mpp.h"
#include "struct_argument.h"

typedef struct _link_t {
    mp_obj_base_t base;
    k_mpp_chn src;
    k_mpp_chn dst;
    bool bound;
    struct _link_t *next;
} link_t;

// The bound ones. Not a root pointer: being here keeps no link alive.
static link_t *bound_links;

static void unbind(link_t *link) {
    if (!link->bound) {
        return;
    }
    link->bound = false;
    for (link_t **place = &bound_links; *place != NULL; place = &(*place)->next) {
        if (*place == link) {
            *place = link->next;
            break;
        }
    }
    kd_mpi_sys_unbind(&link->src, &link->dst);
}

static bool same_channel(const k_mpp_chn *one, const k_mpp_chn *other) {
    return one->mod_id == other->mod_id && one->dev_id == other->dev_id && one->chn_id == other->chn_id;
}

// A script that ran before may have left its link to the collector.
static void unbind_same(const link_t *wanted) {
    for (link_t *link = bound_links; link != NULL; link = link->next) {
        if (same_channel(&link->src, &wanted->src) && same_channel(&link->dst, &wanted->dst)) {
            unbind(link);
            return;
        }
    }
}

// Link(src, dst): both k_mpp_chn. OSError with the MPP's code when they cannot be bound.
static mp_obj_t link_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    link_t *link = m_malloc_with_finaliser(sizeof(link_t));
    link->base.type = type;
    link->bound = false;
    link->next = NULL;
    memcpy(&link->src, struct_argument(args[0], sizeof(k_mpp_chn)), sizeof(k_mpp_chn));
    memcpy(&link->dst, struct_argument(args[1], sizeof(k_mpp_chn)), sizeof(k_mpp_chn));
    unbind_same(link);
    k_s32 code = kd_mpi_sys_bind(&link->src, &link->dst);
    if (code != 0) {
        mp_raise_OSError(code);
    }
    link->bound = true;
    link->next = bound_links;
    bound_links = link;
    return MP_OBJ_FROM_PTR(link);
}

static mp_obj_t link_destroy(mp_obj_t self) {
    unbind(MP_OBJ_TO_PTR(self));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(link_destroy_obj, link_destroy);

// unbind_all(): ends every link, as MediaManager.deinit() does in generation A.
static mp_obj_t link_unbind_all(void) {
    while (bound_links != NULL) {
        unbind(bound_links);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(link_unbind_all_obj, link_unbind_all);

static const mp_rom_map_elem_t link_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_destroy), MP_ROM_PTR(&link_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&link_destroy_obj) },
};
static MP_DEFINE_CONST_DICT(link_locals, link_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    link_type,
    MP_QSTR_Link,
    MP_TYPE_FLAG_NONE,
    make_new, link_make_new,
    locals_dict, &link_locals);
