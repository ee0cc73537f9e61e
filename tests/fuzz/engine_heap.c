// SPDX-License-Identifier: MIT
// Counts the engine's blocks on the C heap.
#include "engine_heap.h"

#include <stdlib.h>

static unsigned int block_count;

void *engine_calloc(size_t count, size_t size) {
    void *block = calloc(count, size);
    block_count += block != NULL;
    return block;
}

void engine_free(void *block) {
    block_count -= block != NULL;
    free(block);
}

unsigned int engine_heap_count(void) {
    return block_count;
}
