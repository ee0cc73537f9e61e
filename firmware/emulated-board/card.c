// SPDX-License-Identifier: MIT
// The file system of the card: MicroPython's VfsPosix on a folder of the host, with
// its own rename(): MicroPython's (1.21 to 1.26) builds both paths in one buffer
// when it has a root folder.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "py/runtime.h"
#include "extmod/vfs_posix.h"

#include "card.h"

static const char *card_folder;
static mp_obj_full_type_t card_type;

// Writes the host's path to `buffer`. Relative paths stay: the working directory is the host's, too.
static void host_path(char *buffer, size_t size, mp_obj_t path_in) {
    const char *path = mp_obj_str_get_str(path_in);
    int length = snprintf(buffer, size, "%s%s", path[0] == '/' ? card_folder : "", path);
    if (length < 0 || (size_t)length >= size) {
        mp_raise_OSError(ENAMETOOLONG);
    }
}

static mp_obj_t card_rename(mp_obj_t self, mp_obj_t old_path_in, mp_obj_t new_path_in) {
    (void)self;
    char old_path[PATH_MAX];
    char new_path[PATH_MAX];
    host_path(old_path, sizeof(old_path), old_path_in);
    host_path(new_path, sizeof(new_path), new_path_in);
    if (rename(old_path, new_path) != 0) {
        mp_raise_OSError(errno);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(card_rename_obj, card_rename);

static void card_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_rename) {
        dest[0] = MP_OBJ_FROM_PTR(&card_rename_obj);
        dest[1] = self;
        return;
    }
    mp_obj_dict_t *methods = MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, locals_dict);
    mp_map_elem_t *method = mp_map_lookup(&methods->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    if (method != NULL) {
        mp_convert_member_lookup(self, &mp_type_vfs_posix, method->value, dest);
    }
}

// The protocol is a slot of MicroPython's type, so it can only be copied at run time.
static void init_type(void) {
    card_type.base.type = &mp_type_type;
    card_type.name = MP_QSTR_VfsPosix;
    MP_OBJ_TYPE_SET_SLOT(&card_type, protocol, MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, protocol), 0);
    MP_OBJ_TYPE_SET_SLOT(&card_type, attr, card_attr, 1);
}

mp_obj_t card_new(const char *folder) {
    init_type();
    card_folder = folder;
    mp_make_new_fun_t make_vfs = MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, make_new);
    mp_obj_t root = mp_obj_new_str(folder, strlen(folder));
    return make_vfs((mp_obj_type_t *)&card_type, 1, 0, &root);
}
