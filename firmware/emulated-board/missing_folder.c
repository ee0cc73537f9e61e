// SPDX-License-Identifier: MIT
// A hint for scripts that use a folder which this run does not have.
#include "missing_folder.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool starts_with(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

void missing_folder_report(const char *path) {
    static bool is_reported;
    if (is_reported) {
        return;
    }
    is_reported = true;
    if (starts_with(path, "/sdcard")) {
        fprintf(stderr, "board: no %s: this board has no card; add --sdcard DIR before the script\n", path);
    } else if (starts_with(path, "/data")) {
        fprintf(stderr, "board: no %s: add --data DIR, or --sdcard DIR for a folder beside it\n", path);
    } else {
        fprintf(stderr, "board: no %s: scripts see /sdcard (--sdcard DIR) and no other files of this machine; add --host-files to read them\n", path);
    }
}
