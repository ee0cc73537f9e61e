// SPDX-License-Identifier: MIT
// A hint for scripts that use a folder which this run does not have.
#ifndef MISSING_FOLDER_H
#define MISSING_FOLDER_H

// Prints once on stderr which option provides the folder of `path`, a normalised absolute path.
void missing_folder_report(const char *path);

#endif // MISSING_FOLDER_H
