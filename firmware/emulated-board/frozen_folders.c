// SPDX-License-Identifier: MIT
// Modules of folders among the frozen ones; see frozen_folders.h. The linker redirects
// the two questions of an import here (--wrap): what a path is, and what is frozen.
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "py/builtin.h"
#include "py/frozenmod.h"
#include "py/lexer.h"
#include "py/runtime.h"

#include "frozen_folders.h"
#include "frozen_names.h"

mp_import_stat_t __real_mp_find_frozen_module(const char *path, int *type, void **data);
mp_import_stat_t __wrap_mp_find_frozen_module(const char *path, int *type, void **data);
mp_import_stat_t __real_mp_vfs_import_stat(const char *path);
mp_import_stat_t __wrap_mp_vfs_import_stat(const char *path);

#define FROZEN ".frozen"

static const char *const *folders;
static size_t folder_count;

void frozen_folders_set(const char *const *new_folders, size_t count) {
    folders = new_folders;
    folder_count = count;
}

// Writes the path of `name` in `folder`; "" is the working directory. False when it is too long.
static bool join(char joined[PATH_MAX], const char *folder, const char *name) {
    return snprintf(joined, PATH_MAX, "%s%s%s", folder, folder[0] != '\0' ? "/" : "", name) < PATH_MAX;
}

static mp_import_stat_t look_in(const char *folder, const char *name, char path[PATH_MAX]) {
    return join(path, folder, name) ? __real_mp_vfs_import_stat(path) : MP_IMPORT_STAT_NO_EXIST;
}

static mp_import_stat_t find_frozen(const char *name, int *type, void **data) {
    if (frozen_names_may_have(name)) {
        return __real_mp_find_frozen_module(name, type, data);
    }
    if (type != NULL) {
        *type = MP_FROZEN_NONE;
    }
    return MP_IMPORT_STAT_NO_EXIST;
}

static bool find_namespace(const char *name, size_t length) {
    char init[PATH_MAX];
    snprintf(init, sizeof(init), "%.*s/__init__.py", (int)length, name);
    if (find_frozen(init, NULL, NULL) != MP_IMPORT_STAT_NO_EXIST) {
        return false;
    }
    init[length] = '\0';
    return find_frozen(init, NULL, NULL) == MP_IMPORT_STAT_DIR;
}

// Whether the first part of `path`, up to `length`, is a frozen package without __init__.py. The modules of a package are
// imported one after the other, so the last answer often holds.
static bool is_frozen_namespace(const char *path, size_t length) {
    static char last[NAME_MAX];
    static bool was_namespace;
    if (length >= sizeof(last)) {
        return false;
    }
    if (strncmp(last, path, length) != 0 || last[length] != '\0') {
        snprintf(last, sizeof(last), "%.*s", (int)length, path);
        was_namespace = find_namespace(path, length);
    }
    return was_namespace;
}

// In the folders of sys.path.
static mp_import_stat_t look_in_sys_path(const char *name, char path[PATH_MAX]) {
    size_t count;
    mp_obj_t *entries;
    mp_obj_get_array(mp_sys_path, &count, &entries);
    mp_import_stat_t found = MP_IMPORT_STAT_NO_EXIST;
    for (size_t i = 0; i < count && found == MP_IMPORT_STAT_NO_EXIST; i++) {
        const char *entry = mp_obj_str_get_str(entries[i]);
        if (strcmp(entry, FROZEN) != 0) {
            found = look_in(entry, name, path);
        }
    }
    return found;
}

// What comes before the frozen module `name`, and its path.
static mp_import_stat_t look_before_frozen(const char *name, char path[PATH_MAX]) {
    size_t top = strcspn(name, "/");
    mp_import_stat_t found = MP_IMPORT_STAT_NO_EXIST;
    if (name[top] == '/' && is_frozen_namespace(name, top)) {
        found = look_in_sys_path(name, path);
    }
    for (size_t i = 0; i < folder_count && found == MP_IMPORT_STAT_NO_EXIST; i++) {
        found = look_in(folders[i], name, path);
    }
    return found;
}

static mp_lexer_t *open_source(const char *path) {
#if MICROPY_VERSION_MINOR >= 22
    return mp_lexer_new_from_file(qstr_from_str(path));
#else
    return mp_lexer_new_from_file(path);
#endif
}

static bool is_source(const char *name) {
    size_t length = strlen(name);
    return length > 3 && strcmp(name + length - 3, ".py") == 0;
}

mp_import_stat_t __wrap_mp_find_frozen_module(const char *name, int *type, void **data) {
    char path[PATH_MAX];
    mp_import_stat_t found = look_before_frozen(name, path);
    if (found == MP_IMPORT_STAT_DIR && type == NULL) {
        return found;
    }
    if (found == MP_IMPORT_STAT_FILE && is_source(name)) {
        if (type != NULL) {
            *type = MP_FROZEN_STR;
            *data = open_source(path);
        }
        return found;
    }
    return find_frozen(name, type, data);
}

// Whether `path` is a folder that sys.path leads to, and a frozen package without __init__.py has its name.
static bool extends_frozen(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    if (!is_frozen_namespace(name, strlen(name))) {
        return false;
    }
    size_t count;
    mp_obj_t *entries;
    mp_obj_get_array(mp_sys_path, &count, &entries);
    char joined[PATH_MAX];
    bool is_in_sys_path = false;
    for (size_t i = 0; i < count && !is_in_sys_path; i++) {
        is_in_sys_path = join(joined, mp_obj_str_get_str(entries[i]), name) && strcmp(joined, path) == 0;
    }
    return is_in_sys_path && look_in(path, "__init__.py", joined) == MP_IMPORT_STAT_NO_EXIST;
}

mp_import_stat_t __wrap_mp_vfs_import_stat(const char *path) {
    mp_import_stat_t found = __real_mp_vfs_import_stat(path);
    // The search for the package continues at the frozen one.
    return found == MP_IMPORT_STAT_DIR && extends_frozen(path) ? MP_IMPORT_STAT_NO_EXIST : found;
}
