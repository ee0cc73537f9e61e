// SPDX-License-Identifier: MIT
// A growing byte buffer.
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

bool bytes_append(bytes_t *bytes, const void *data, size_t size) {
    size_t needed = bytes->size + size;
    if (needed > bytes->capacity) {
        size_t capacity = needed + needed / 2;
        uint8_t *grown = realloc(bytes->data, capacity);
        if (grown == NULL) {
            return false;
        }
        bytes->data = grown;
        bytes->capacity = capacity;
    }
    if (size > 0) {
        memcpy(bytes->data + bytes->size, data, size);
    }
    bytes->size = needed;
    return true;
}

void bytes_free(bytes_t *bytes) {
    free(bytes->data);
    *bytes = (bytes_t){ 0 };
}
