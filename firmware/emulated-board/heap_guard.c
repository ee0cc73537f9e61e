// SPDX-License-Identifier: MIT
// MicroPython's heap as AddressSanitizer sees it: free blocks are poisoned, and a red zone follows each object. Without
// this, the whole heap is one valid object. py/gc.c is built with its functions renamed to plain_*, and without
// instrumentation, because the conservative collector reads all of it.
#include <sanitizer/asan_interface.h>

#include "py/gc.h"
#include "py/mpstate.h"

#define RED_ZONE (MICROPY_BYTES_PER_GC_BLOCK)
#define BLOCKS_PER_TABLE_BYTE (4)

void plain_gc_init(void *start, void *end);
void plain_gc_collect_end(void);
void plain_gc_sweep_all(void);
void *plain_gc_alloc(size_t n_bytes, unsigned int alloc_flags);
void *plain_gc_realloc(void *pointer, size_t n_bytes, bool allow_move);
void plain_gc_free(void *pointer);
size_t plain_gc_nbytes(const void *pointer);

// For gc.c: the sanitizer's own memset and memcpy check their arguments. Loops that the compiler does not turn back into
// calls of these.
#define PLAIN __attribute__((no_sanitize_address, optimize("no-tree-loop-distribute-patterns")))

void *plain_memset(void *to, int byte, size_t count);
void *plain_memcpy(void *restrict to, const void *restrict from, size_t count);

PLAIN void *plain_memset(void *to, int byte, size_t count) {
    for (char *at = to; count > 0; count--) {
        *at++ = (char)byte;
    }
    return to;
}

PLAIN void *plain_memcpy(void *restrict to, const void *restrict from, size_t count) {
    const char *source = from;
    for (char *at = to; count > 0; count--) {
        *at++ = *source++;
    }
    return to;
}

static void poison_free_blocks(size_t last_block) {
    const mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    for (size_t block = 0; block <= last_block; block++) {
        unsigned kind = area->gc_alloc_table_start[block / BLOCKS_PER_TABLE_BYTE] >> block % BLOCKS_PER_TABLE_BYTE * 2 & 3;
        if (kind == 0) {
            ASAN_POISON_MEMORY_REGION(area->gc_pool_start + block * MICROPY_BYTES_PER_GC_BLOCK, MICROPY_BYTES_PER_GC_BLOCK);
        }
    }
}

void gc_init(void *start, void *end) {
    plain_gc_init(start, end);
    const mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    ASAN_POISON_MEMORY_REGION(area->gc_pool_start, area->gc_pool_end - area->gc_pool_start);
}

void gc_collect_end(void) {
    size_t last_block = MP_STATE_MEM(area).gc_last_used_block;
    plain_gc_collect_end();
    poison_free_blocks(last_block);
}

void gc_sweep_all(void) {
    size_t last_block = MP_STATE_MEM(area).gc_last_used_block;
    plain_gc_sweep_all();
    poison_free_blocks(last_block);
}

// Makes exactly the requested bytes valid.
static void *expose(void *pointer, size_t n_bytes) {
    ASAN_UNPOISON_MEMORY_REGION(pointer, n_bytes);
    ASAN_POISON_MEMORY_REGION((char *)pointer + n_bytes, plain_gc_nbytes(pointer) - n_bytes);
    return pointer;
}

void *gc_alloc(size_t n_bytes, unsigned int alloc_flags) {
    void *pointer = n_bytes == 0 ? NULL : plain_gc_alloc(n_bytes + RED_ZONE, alloc_flags);
    return pointer == NULL ? NULL : expose(pointer, n_bytes);
}

void *gc_realloc(void *pointer, size_t n_bytes, bool allow_move) {
    if (pointer == NULL || n_bytes == 0) {
        gc_free(pointer);
        return gc_alloc(n_bytes, 0);
    }
    size_t old_size = plain_gc_nbytes(pointer);
    void *moved = plain_gc_realloc(pointer, n_bytes + RED_ZONE, allow_move);
    if (moved == NULL) {
        return NULL;
    }
    size_t kept_size = moved == pointer ? plain_gc_nbytes(pointer) : 0;
    if (kept_size < old_size) {
        ASAN_POISON_MEMORY_REGION((char *)pointer + kept_size, old_size - kept_size);
    }
    return expose(moved, n_bytes);
}

void gc_free(void *pointer) {
    size_t size = plain_gc_nbytes(pointer);
    plain_gc_free(pointer);
    // A locked heap keeps the object.
    if (plain_gc_nbytes(pointer) == 0) {
        ASAN_POISON_MEMORY_REGION(pointer, size);
    }
}

size_t gc_nbytes(const void *pointer) {
    size_t size = plain_gc_nbytes(pointer);
    return size == 0 ? 0 : size - RED_ZONE;
}
