// SPDX-License-Identifier: MIT
// The folders that scripts see, and sys.path.
#include "filesystems.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "py/builtin.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "extmod/vfs.h"

#include "board_files.h"
#include "frozen_folders.h"

#define CARD "/sdcard"
#define DATA "/data"
#define FOLDERS (4 + FILESYSTEMS_MODULES)

static board_folder_t folders[FOLDERS];

static size_t list_folders(const filesystems_t *from) {
    size_t count = 0;
    if (from->sdcard != NULL) {
        folders[count++] = (board_folder_t){ .path = CARD, .host = from->sdcard, .is_writable = true };
    }
    if (from->data != NULL) {
        folders[count++] = (board_folder_t){ .path = DATA, .host = from->data, .is_writable = true, .is_created_on_write = true };
    }
    if (from->script != NULL) {
        // Under its own name, so that tracebacks name the files of the host.
        folders[count++] = (board_folder_t){ .path = from->script, .host = from->script };
    }
    for (size_t i = 0; i < from->module_count; i++) {
        folders[count++] = (board_folder_t){ .path = from->modules[i], .host = from->modules[i] };
    }
    if (from->has_host_files) {
        folders[count++] = (board_folder_t){ .path = "", .host = "" };
    }
    return count;
}

// Made at compile time: each start of a script needs them.
static const MP_DEFINE_STR_OBJ(card_obj, CARD);
static const MP_DEFINE_STR_OBJ(data_obj, DATA);
static const MP_DEFINE_STR_OBJ(data_lib_obj, DATA "/lib");

// As CanMV's, where scripts are in /sdcard: a module beside the script does not hide a frozen one.
static void set_sys_path(const filesystems_t *from) {
    size_t count = 0;
    mp_obj_t paths[6];
    paths[count++] = MP_OBJ_NEW_QSTR(MP_QSTR_);
    paths[count++] = MP_OBJ_NEW_QSTR(MP_QSTR__dot_frozen);
    char script[PATH_MAX];
    if (from->script != NULL && board_files_path_of(from->script, script) && strcmp(script, CARD) != 0) {
        paths[count++] = mp_obj_new_str(script, strlen(script));
    }
    paths[count++] = MP_OBJ_FROM_PTR(&card_obj);
    paths[count++] = MP_OBJ_FROM_PTR(&data_obj);
    paths[count++] = MP_OBJ_FROM_PTR(&data_lib_obj);
    mp_sys_path = mp_obj_new_list(count, paths);
}

static void find_working_directory(const filesystems_t *from, char directory[PATH_MAX]) {
    if (!from->has_host_files || getcwd(directory, PATH_MAX) == NULL) {
        strcpy(directory, from->sdcard != NULL ? CARD : "/");
    }
}

void filesystems_mount(const filesystems_t *from) {
    char directory[PATH_MAX];
    find_working_directory(from, directory);
    mp_obj_t args[2] = { board_files_new(folders, list_folders(from), directory), MP_OBJ_NEW_QSTR(MP_QSTR__slash_) };
    mp_vfs_mount(2, args, (mp_map_t *)&mp_const_empty_map);
    MP_STATE_VM(vfs_cur) = MP_STATE_VM(vfs_mount_table);
    set_sys_path(from);
    frozen_folders_set(from->modules, from->module_count);
}

bool filesystems_find(const char *argument, char path[PATH_MAX]) {
    char *host = realpath(argument, NULL);
    bool is_found = host != NULL && board_files_path_of(host, path);
    free(host);
    if (!is_found && argument[0] == '/' && strlen(argument) < PATH_MAX) {
        strcpy(path, argument);
        is_found = true;
    }
    return is_found && mp_import_stat(path) == MP_IMPORT_STAT_FILE;
}
