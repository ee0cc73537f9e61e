// SPDX-License-Identifier: MIT
// The file systems at / and /sdcard, and sys.path.
#include <stdio.h>
#include <sys/stat.h>

#include "py/runtime.h"
#include "extmod/vfs.h"
#include "extmod/vfs_posix.h"

#include "card.h"
#include "filesystems.h"

#define CARD_MOUNT_POINT "/sdcard"

static void mount(mp_obj_t filesystem, const char *mount_point) {
    mp_obj_t args[2] = { filesystem, MP_OBJ_NEW_QSTR(qstr_from_str(mount_point)) };
    mp_vfs_mount(2, args, (mp_map_t *)&mp_const_empty_map);
}

static mp_obj_t host_files_new(void) {
    mp_make_new_fun_t make_vfs = MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, make_new);
    return make_vfs(&mp_type_vfs_posix, 0, 0, NULL);
}

static void make_examples_folder(const char *sdcard) {
    char path[PATH_MAX];
    int length = snprintf(path, sizeof(path), "%s/examples", sdcard);
    if (length > 0 && (size_t)length < sizeof(path)) {
        // Ignore errors: a script sees them when it writes to the card.
        mkdir(path, 0777);
    }
}

void filesystems_mount(const char *sdcard) {
    mount(host_files_new(), "/");
    MP_STATE_VM(vfs_cur) = MP_STATE_VM(vfs_mount_table);
    if (sdcard != NULL) {
        make_examples_folder(sdcard);
        mount(card_new(sdcard), CARD_MOUNT_POINT);
    }

    mp_sys_path = mp_obj_new_list(0, NULL);
    mp_obj_list_append(mp_sys_path, MP_OBJ_NEW_QSTR(MP_QSTR_));
    mp_obj_list_append(mp_sys_path, MP_OBJ_NEW_QSTR(MP_QSTR__dot_frozen));
    mp_obj_list_append(mp_sys_path, MP_OBJ_NEW_QSTR(qstr_from_str(CARD_MOUNT_POINT)));
}
