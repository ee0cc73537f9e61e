// SPDX-License-Identifier: MIT
// What a script finds under / and /sdcard, and where it imports from.
#ifndef FILESYSTEMS_H
#define FILESYSTEMS_H

// Mounts the host's files at / and, when there is one, the card's folder (absolute) at /sdcard; sets sys.path.
// The card gets the folder examples/, which CanMV's cards have.
void filesystems_mount(const char *sdcard);

#endif // FILESYSTEMS_H
