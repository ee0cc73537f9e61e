// SPDX-License-Identifier: MIT
// The file systems at / and /sdcard, and sys.path.
#ifndef FILESYSTEMS_H
#define FILESYSTEMS_H

// Mounts the host's files at / and the folder of the card (absolute, or NULL: no card) at /sdcard; sets sys.path.
// Creates the folder examples/ on the card, as on CanMV's cards.
void filesystems_mount(const char *sdcard);

#endif // FILESYSTEMS_H
