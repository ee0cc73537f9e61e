// SPDX-License-Identifier: MIT
// A growing byte buffer.
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

uint8_t *bytes_extend(bytes_t *bytes, size_t size) {
    size_t needed = bytes->size + size;
    if (needed > bytes->capacity) {
        size_t capacity = needed + needed / 2;
        uint8_t *grown = realloc(bytes->data, capacity);
        if (grown == NULL) {
            return NULL;
        }
        bytes->data = grown;
        bytes->capacity = capacity;
    }
    uint8_t *space = bytes->data + bytes->size;
    bytes->size = needed;
    return space;
}

bool bytes_append(bytes_t *bytes, const void *data, size_t size) {
    uint8_t *space = size > 0 ? bytes_extend(bytes, size) : NULL;
    if (space != NULL) {
        memcpy(space, data, size);
    }
    return size == 0 || space != NULL;
}

void bytes_free(bytes_t *bytes) {
    free(bytes->data);
    *bytes = (bytes_t){ 0 };
}
