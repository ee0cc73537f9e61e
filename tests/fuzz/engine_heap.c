// SPDX-License-Identifier: MIT
// The engine's pieces of the C heap, counted.
#include "engine_heap.h"

#include <stdlib.h>

static unsigned int pieces;

void *engine_calloc(size_t count, size_t size) {
    void *piece = calloc(count, size);
    pieces += piece != NULL;
    return piece;
}

void engine_free(void *piece) {
    pieces -= piece != NULL;
    free(piece);
}

unsigned int engine_heap_pieces(void) {
    return pieces;
}
