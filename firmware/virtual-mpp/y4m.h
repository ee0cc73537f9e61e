// SPDX-License-Identifier: MIT
// A Y4M file (4:2:0, 8 bit, progressive) as a source of frames.
#ifndef VMPP_Y4M_H
#define VMPP_Y4M_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image.h"

typedef struct {
    uint32_t width;
    uint32_t height;
    // Frames per second as a fraction.
    uint32_t rate_num;
    uint32_t rate_den;
    // NULL: no file is open.
    const uint8_t *file;
    size_t file_size;
    // Where each frame's luma starts in the file.
    size_t *offsets;
    uint32_t count;
} y4m_t;

// Opens the file and indexes its frames; false, with the reason in `message`, when it cannot be played.
bool y4m_open(y4m_t *y4m, const char *path, char *message, size_t message_size);
void y4m_close(y4m_t *y4m);
// Copies frame `number`, counting on in a loop over the file; `image` must have the file's size.
void y4m_draw(const y4m_t *y4m, const image_t *image, uint32_t number);

#endif // VMPP_Y4M_H
