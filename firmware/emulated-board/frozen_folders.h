// SPDX-License-Identifier: MIT
// Folders whose modules come before frozen ones of the same name (--modules), file by
// file: a folder mpp with one module x.py replaces mpp.x and leaves the rest of the
// frozen package. And a frozen package without __init__.py, such as libs, also has the
// modules of the folders of that name that sys.path leads to, which come first of all.
#ifndef FROZEN_FOLDERS_H
#define FROZEN_FOLDERS_H

#include <stddef.h>

// `folders` (`count` of them) are paths in scripts, and must outlive their use.
void frozen_folders_set(const char *const *folders, size_t count);

#endif // FROZEN_FOLDERS_H
