// SPDX-License-Identifier: MIT
// The files that scripts see. Paths are resolved here, so that no ".." and no working
// directory leads out of the folders; MicroPython's VfsPosix does the rest.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "extmod/vfs.h"
#include "extmod/vfs_posix.h"

#include "board_files.h"
#include "missing_folder.h"

// CanMV's images have these folders (app/tests: those of v1.0), and its examples write to them. Created when a script
// uses one.
static const char *const card_folders[] = { "/sdcard/app", "/sdcard/app/tests", "/sdcard/examples" };

typedef struct {
    // Normalised, absolute.
    char path[PATH_MAX];
    // NULL: "/", or a path outside of the folders.
    const board_folder_t *folder;
    char host[PATH_MAX];
} located_t;

static const board_folder_t *folders;
static size_t folder_count;
static char working_directory[PATH_MAX];

// Appends the parts of `path`; ".." at the root stays there, as on the board.
static void append_parts(char *joined, const char *path) {
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        size_t end = strlen(joined);
        if (length == 2 && memcmp(path, "..", 2) == 0) {
            char *slash = strrchr(joined, '/');
            *(slash != NULL ? slash : joined) = '\0';
        } else if (length > 0 && !(length == 1 && *path == '.')) {
            if (end + 1 + length >= PATH_MAX) {
                mp_raise_OSError(ENAMETOOLONG);
            }
            snprintf(joined + end, PATH_MAX - end, "/%.*s", (int)length, path);
        }
        path += length + (path[length] == '/');
    }
}

static void normalise(const char *path, char normalised[PATH_MAX]) {
    normalised[0] = '\0';
    if (path[0] != '/') {
        append_parts(normalised, working_directory);
    }
    append_parts(normalised, path);
    if (normalised[0] == '\0') {
        strcpy(normalised, "/");
    }
}

// The rest of `path` behind `folder`, or NULL when it is not inside.
static const char *rest_of(const char *path, const char *folder) {
    size_t length = strlen(folder);
    bool is_inside = strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
    return is_inside ? path + length : NULL;
}

static void locate(const char *path, located_t *located) {
    normalise(path, located->path);
    located->folder = NULL;
    for (size_t i = 0; i < folder_count && located->folder == NULL; i++) {
        const char *rest = rest_of(located->path, folders[i].path);
        if (rest != NULL) {
            located->folder = &folders[i];
            int length = snprintf(located->host, PATH_MAX, "%s%s", folders[i].host, rest);
            if (length >= PATH_MAX) {
                mp_raise_OSError(ENAMETOOLONG);
            }
        }
    }
}

static bool is_root(const located_t *located) {
    return strcmp(located->path, "/") == 0;
}

// Whether it is a folder that a script sees and that the host does not have yet.
static bool is_still_empty(const located_t *located) {
    return located->folder != NULL && located->folder->is_created_on_write &&
        strcmp(located->path, located->folder->path) == 0 && access(located->host, F_OK) != 0;
}

bool board_files_path_of(const char *host, char path[PATH_MAX]) {
    for (size_t i = 0; i < folder_count; i++) {
        const char *rest = rest_of(host, folders[i].host);
        if (rest != NULL && snprintf(path, PATH_MAX, "%s%s", folders[i].path, rest) < PATH_MAX) {
            return true;
        }
    }
    return false;
}

// OSError unless the path is in a folder.
static void require_folder(const located_t *located) {
    if (located->folder == NULL) {
        missing_folder_report(located->path);
        mp_raise_OSError(ENOENT);
    }
}

// The folders that `located` is in. Ignores errors: the call that needs a folder finds them.
static void create_folders(const located_t *located) {
    if (located->folder->is_created_on_write) {
        mkdir(located->folder->host, 0777);
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(card_folders); i++) {
        const char *rest = rest_of(located->path, card_folders[i]);
        if (rest != NULL) {
            char folder[PATH_MAX];
            size_t length = strlen(located->host) - strlen(rest);
            memcpy(folder, located->host, length);
            folder[length] = '\0';
            mkdir(folder, 0777);
        }
    }
}

static void require_writable(const located_t *located) {
    if (is_root(located)) {
        mp_raise_OSError(EACCES);
    }
    require_folder(located);
    if (!located->folder->is_writable) {
        mp_raise_OSError(EACCES);
    }
    create_folders(located);
}

static mp_obj_t new_str(const char *text) {
    return mp_obj_new_str(text, strlen(text));
}

// A VfsPosix of the whole host, for paths that are resolved.
static mp_obj_t host_files(void) {
    mp_make_new_fun_t make_vfs = MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, make_new);
    return make_vfs(&mp_type_vfs_posix, 0, 0, NULL);
}

static mp_obj_t on_host(qstr method, const located_t *located) {
    mp_obj_t call[3];
    mp_load_method(host_files(), method, call);
    call[2] = new_str(located->host);
    return mp_call_method_n_kw(1, 0, call);
}

static bool mode_writes(mp_obj_t mode) {
    return strpbrk(mp_obj_str_get_str(mode), "wax+") != NULL;
}

static mp_obj_t files_open(mp_obj_t self, mp_obj_t path, mp_obj_t mode) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    if (mode_writes(mode)) {
        require_writable(&located);
    } else {
        require_folder(&located);
    }
    return mp_vfs_posix_file_open(&mp_type_vfs_posix_textio, new_str(located.host), mode);
}
static MP_DEFINE_CONST_FUN_OBJ_3(files_open_obj, files_open);

static mp_obj_t files_chdir(mp_obj_t self, mp_obj_t path) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    if (!is_root(&located)) {
        require_folder(&located);
        create_folders(&located);
        struct stat status;
        if (stat(located.host, &status) != 0) {
            mp_raise_OSError(errno);
        }
        if (!S_ISDIR(status.st_mode)) {
            mp_raise_OSError(ENOTDIR);
        }
    }
    strcpy(working_directory, located.path);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_chdir_obj, files_chdir);

static mp_obj_t files_getcwd(mp_obj_t self) {
    (void)self;
    return new_str(working_directory);
}
static MP_DEFINE_CONST_FUN_OBJ_1(files_getcwd_obj, files_getcwd);

// As VfsPosix's entries: name, type, inode. The script's own folder is hidden.
static mp_obj_t list_root(void) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < folder_count; i++) {
        if (folders[i].is_writable) {
            mp_obj_t entry[3] = { new_str(folders[i].path + 1), MP_OBJ_NEW_SMALL_INT(MP_S_IFDIR), MP_OBJ_NEW_SMALL_INT(0) };
            mp_obj_list_append(list, mp_obj_new_tuple(3, entry));
        }
    }
    return mp_getiter(list, NULL);
}

static mp_obj_t files_ilistdir(mp_obj_t self, mp_obj_t path) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    if (is_root(&located)) {
        return list_root();
    }
    require_folder(&located);
    return is_still_empty(&located) ? mp_getiter(mp_const_empty_tuple, NULL) : on_host(MP_QSTR_ilistdir, &located);
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_ilistdir_obj, files_ilistdir);

// As VfsPosix's: mode, then nine numbers that are 0 here.
static mp_obj_t stat_of_empty_folder(void) {
    mp_obj_t items[10];
    for (size_t i = 0; i < MP_ARRAY_SIZE(items); i++) {
        items[i] = MP_OBJ_NEW_SMALL_INT(i == 0 ? MP_S_IFDIR : 0);
    }
    return mp_obj_new_tuple(MP_ARRAY_SIZE(items), items);
}

static mp_obj_t files_stat(mp_obj_t self, mp_obj_t path) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    if (is_root(&located) || is_still_empty(&located)) {
        return stat_of_empty_folder();
    }
    if (located.folder == NULL) {
        mp_raise_OSError(ENOENT);
    }
    return on_host(MP_QSTR_stat, &located);
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_stat_obj, files_stat);

static mp_obj_t change(qstr method, mp_obj_t path) {
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    require_writable(&located);
    return on_host(method, &located);
}

// OSError for a mount point, which a script can neither remove nor rename.
static void require_inside(const located_t *located) {
    if (located->folder != NULL && strcmp(located->path, located->folder->path) == 0) {
        mp_raise_OSError(EACCES);
    }
}

static bool is_card_folder(const char *path) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(card_folders); i++) {
        if (strcmp(path, card_folders[i]) == 0) {
            return true;
        }
    }
    return false;
}

static mp_obj_t files_mkdir(mp_obj_t self, mp_obj_t path) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    // A script creates such a folder when it finds none.
    if (is_card_folder(located.path)) {
        require_folder(&located);
        return on_host(MP_QSTR_mkdir, &located);
    }
    return change(MP_QSTR_mkdir, path);
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_mkdir_obj, files_mkdir);

static mp_obj_t files_remove(mp_obj_t self, mp_obj_t path) {
    (void)self;
    return change(MP_QSTR_remove, path);
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_remove_obj, files_remove);

static mp_obj_t files_rmdir(mp_obj_t self, mp_obj_t path) {
    (void)self;
    located_t located;
    locate(mp_obj_str_get_str(path), &located);
    require_inside(&located);
    return change(MP_QSTR_rmdir, path);
}
static MP_DEFINE_CONST_FUN_OBJ_2(files_rmdir_obj, files_rmdir);

// VfsPosix's (1.21 to 1.26) builds both paths in one buffer.
static mp_obj_t files_rename(mp_obj_t self, mp_obj_t from_path, mp_obj_t to_path) {
    (void)self;
    located_t from;
    located_t to;
    locate(mp_obj_str_get_str(from_path), &from);
    locate(mp_obj_str_get_str(to_path), &to);
    require_inside(&from);
    require_inside(&to);
    require_writable(&from);
    require_writable(&to);
    if (rename(from.host, to.host) != 0) {
        mp_raise_OSError(errno);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(files_rename_obj, files_rename);

static mp_obj_t files_mount(mp_obj_t self, mp_obj_t is_read_only, mp_obj_t make) {
    (void)self;
    (void)is_read_only;
    (void)make;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(files_mount_obj, files_mount);

static mp_obj_t files_umount(mp_obj_t self) {
    (void)self;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(files_umount_obj, files_umount);

static mp_import_stat_t files_import_stat(void *self, const char *path) {
    (void)self;
    located_t located;
    locate(path, &located);
    struct stat status;
    if (located.folder == NULL || stat(located.host, &status) != 0) {
        return is_root(&located) || is_still_empty(&located) ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_NO_EXIST;
    }
    return S_ISDIR(status.st_mode) ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

static const mp_rom_map_elem_t files_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_open), MP_ROM_PTR(&files_open_obj) },
    { MP_ROM_QSTR(MP_QSTR_chdir), MP_ROM_PTR(&files_chdir_obj) },
    { MP_ROM_QSTR(MP_QSTR_getcwd), MP_ROM_PTR(&files_getcwd_obj) },
    { MP_ROM_QSTR(MP_QSTR_ilistdir), MP_ROM_PTR(&files_ilistdir_obj) },
    { MP_ROM_QSTR(MP_QSTR_stat), MP_ROM_PTR(&files_stat_obj) },
    { MP_ROM_QSTR(MP_QSTR_mkdir), MP_ROM_PTR(&files_mkdir_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&files_remove_obj) },
    { MP_ROM_QSTR(MP_QSTR_rmdir), MP_ROM_PTR(&files_rmdir_obj) },
    { MP_ROM_QSTR(MP_QSTR_rename), MP_ROM_PTR(&files_rename_obj) },
    { MP_ROM_QSTR(MP_QSTR_mount), MP_ROM_PTR(&files_mount_obj) },
    { MP_ROM_QSTR(MP_QSTR_umount), MP_ROM_PTR(&files_umount_obj) },
};
static MP_DEFINE_CONST_DICT(files_locals, files_locals_table);

static const mp_vfs_proto_t files_protocol = { .import_stat = files_import_stat };

static MP_DEFINE_CONST_OBJ_TYPE(
    files_type,
    MP_QSTR_BoardFiles,
    MP_TYPE_FLAG_NONE,
    protocol, &files_protocol,
    locals_dict, &files_locals);

static const mp_obj_base_t files_object = { &files_type };

mp_obj_t board_files_new(const board_folder_t *new_folders, size_t count, const char *directory) {
    folders = new_folders;
    folder_count = count;
    snprintf(working_directory, sizeof(working_directory), "%s", directory);
    return MP_OBJ_FROM_PTR(&files_object);
}
