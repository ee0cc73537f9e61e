// SPDX-License-Identifier: MIT
// PNG files, by the media process.
#ifndef PNG_FILES_H
#define PNG_FILES_H

#include <stdbool.h>

#include "bytes.h"
#include "picture.h"

// Append to the output. False also without a media process, which stderr says once.
bool png_of_rgb(const uint8_t *rgb, picture_size_t size, bytes_t *png);
bool png_to_rgb(const uint8_t *png, size_t bytes, picture_size_t *size, bytes_t *rgb);

#endif // PNG_FILES_H
