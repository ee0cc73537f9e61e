// SPDX-License-Identifier: MIT
// The files that scripts see: a tree of their own, whose folders are folders of the
// host.
#ifndef BOARD_FILES_H
#define BOARD_FILES_H

#include <limits.h>
#include <stdbool.h>

#include "py/obj.h"

// A folder of the host that scripts see.
typedef struct {
    // Its absolute path in scripts, and on the host; "" is the root.
    const char *path;
    const char *host;
    // Other folders are not listed in "/".
    bool is_writable;
    // Scripts see an empty folder until they write to it; this creates it.
    bool is_created_on_write;
} board_folder_t;

// Returns the file system to mount at "/". `folders` (`count` of them) must outlive it.
mp_obj_t board_files_new(const board_folder_t *folders, size_t count, const char *working_directory);

// The path in scripts of a file of the host, an absolute path without links: in the first folder that contains it.
// False when there is none.
bool board_files_path_of(const char *host, char path[PATH_MAX]);

#endif // BOARD_FILES_H
