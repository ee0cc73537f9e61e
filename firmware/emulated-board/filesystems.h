// SPDX-License-Identifier: MIT
// The folders that scripts see, and sys.path.
#ifndef FILESYSTEMS_H
#define FILESYSTEMS_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

// The most folders of modules.
#define FILESYSTEMS_MODULES (8)

// Folders of the host, absolute; NULL: none.
typedef struct {
    // /sdcard
    const char *sdcard;
    // /data; created when a script writes to it
    const char *data;
    // The script's, whose modules it can import and which it cannot change
    const char *script;
    // Of modules that come before frozen ones
    const char *modules[FILESYSTEMS_MODULES];
    size_t module_count;
    // Whether scripts can read all other files of the host, too, under their own names; the working directory is the host's.
    bool has_host_files;
} filesystems_t;

// Mounts the folders, sets sys.path and the working directory.
void filesystems_mount(const filesystems_t *folders);

// The path in scripts of a file that the command line names, in scripts or on the host; false when there is none.
bool filesystems_find(const char *argument, char path[PATH_MAX]);

#endif // FILESYSTEMS_H
