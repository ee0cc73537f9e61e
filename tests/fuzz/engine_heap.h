// SPDX-License-Identifier: MIT
// The engine's pieces of the C heap, counted; the Makefile leads the engine's
// calls here.
#ifndef FUZZ_ENGINE_HEAP_H
#define FUZZ_ENGINE_HEAP_H

#include <stddef.h>

void *engine_calloc(size_t count, size_t size);
void engine_free(void *piece);
// How many the engine has now.
unsigned int engine_heap_pieces(void);

#endif // FUZZ_ENGINE_HEAP_H
