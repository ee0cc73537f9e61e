// SPDX-License-Identifier: MIT
// Counts the engine's blocks on the C heap. The Makefile redirects the engine's
// calloc and free here.
#ifndef FUZZ_ENGINE_HEAP_H
#define FUZZ_ENGINE_HEAP_H

#include <stddef.h>

void *engine_calloc(size_t count, size_t size);
void engine_free(void *block);
// Blocks that are not freed.
unsigned int engine_heap_count(void);

#endif // FUZZ_ENGINE_HEAP_H
