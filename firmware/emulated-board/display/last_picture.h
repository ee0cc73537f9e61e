// SPDX-License-Identifier: MIT
// The last picture on the display, as a PNG file (--display-png).
#ifndef LAST_PICTURE_H
#define LAST_PICTURE_H

#include <stdbool.h>

// Writes the file, or nothing; false, with a report on stderr, when it cannot: also when there was no picture.
bool last_picture_write(const char *path);

#endif // LAST_PICTURE_H
