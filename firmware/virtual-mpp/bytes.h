// SPDX-License-Identifier: MIT
// A growing byte buffer, for the output of a codec.
#ifndef VMPP_BYTES_H
#define VMPP_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint8_t *data;
    size_t size;
    size_t capacity;
} bytes_t;

// Appends `size` bytes, which are not set, and returns where they are; NULL when there is no memory: the buffer is then
// unchanged.
uint8_t *bytes_extend(bytes_t *bytes, size_t size);
// False when there is no memory; the buffer is then unchanged.
bool bytes_append(bytes_t *bytes, const void *data, size_t size);
void bytes_free(bytes_t *bytes);

#endif // VMPP_BYTES_H
