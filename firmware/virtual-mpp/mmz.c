// SPDX-License-Identifier: MIT
// Media memory: a first-fit allocator over a memory file, and its mappings.
#define _GNU_SOURCE
#include "mmz.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
    uint64_t start;
    uint64_t size;
    mmz_owner_t owner;
    acquirer_t acquired_by;
} block_t;

// Sorted by address; the gaps are free memory.
static block_t *blocks;
static size_t block_count;

static block_t *mappings;
static size_t mapping_count;

static uint64_t whole_size = MMZ_DEFAULT_SIZE;
static int memory = -1;
static uint8_t *whole;

bool mmz_set_size(uint64_t size) {
    if (block_count > 0 || mapping_count > 0) {
        return false;
    }
    if (whole != NULL) {
        munmap(whole, whole_size);
        close(memory);
        whole = NULL;
    }
    whole_size = size / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
    return true;
}

uint64_t mmz_size(void) {
    return whole_size;
}

static bool memory_open(void) {
    if (whole != NULL) {
        return true;
    }
    memory = memfd_create("k230-mmz", MFD_CLOEXEC);
    if (memory < 0 || ftruncate(memory, (off_t)whole_size) != 0) {
        return false;
    }
    void *view = mmap(NULL, whole_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, memory, 0);
    if (view == MAP_FAILED) {
        return false;
    }
    whole = view;
    return true;
}

static bool insert(block_t **list, size_t *count, size_t at, block_t block) {
    block_t *grown = realloc(*list, (*count + 1) * sizeof(block_t));
    if (grown == NULL) {
        return false;
    }
    memmove(grown + at + 1, grown + at, (*count - at) * sizeof(block_t));
    grown[at] = block;
    *list = grown;
    *count += 1;
    return true;
}

static void erase(block_t *list, size_t *count, size_t at) {
    memmove(list + at, list + at + 1, (*count - at - 1) * sizeof(block_t));
    *count -= 1;
}

uint64_t mmz_alloc(uint64_t size, mmz_owner_t owner) {
    if (size == 0 || size > whole_size || !memory_open()) {
        return 0;
    }
    block_t block = { .start = MMZ_BASE, .size = mmz_align(size), .owner = owner, .acquired_by = leak_check_acquirer() };
    size_t at = 0;
    while (at < block_count && blocks[at].start - block.start < block.size) {
        block.start = blocks[at].start + blocks[at].size;
        at++;
    }
    if (block.start + block.size > MMZ_BASE + whole_size || !insert(&blocks, &block_count, at, block)) {
        return 0;
    }
    return block.start;
}

bool mmz_free(uint64_t phys, mmz_owner_t owner) {
    for (size_t i = 0; i < block_count; i++) {
        if (blocks[i].start == phys && blocks[i].owner == owner) {
            // Only saves the host's memory, so failure is harmless.
            (void)fallocate(memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)(phys - MMZ_BASE),
                (off_t)blocks[i].size);
            erase(blocks, &block_count, i);
            return true;
        }
    }
    return false;
}

uint8_t *mmz_view(uint64_t phys, uint64_t size) {
    for (size_t i = 0; i < block_count && blocks[i].start <= phys; i++) {
        uint64_t offset = phys - blocks[i].start;
        if (offset < blocks[i].size && size <= blocks[i].size - offset) {
            return whole + (phys - MMZ_BASE);
        }
    }
    return NULL;
}

void *mmz_map(uint64_t phys, uint64_t size) {
    if (size == 0 || mmz_view(phys, size) == NULL) {
        return NULL;
    }
    uint64_t skip = phys % MPP_PAGE_SIZE;
    uint8_t *view = mmap(NULL, skip + size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, (off_t)(phys - skip - MMZ_BASE));
    if (view == MAP_FAILED) {
        return NULL;
    }
    block_t mapping = { .start = (uint64_t)(uintptr_t)(view + skip), .size = size, .acquired_by = leak_check_acquirer() };
    if (!insert(&mappings, &mapping_count, mapping_count, mapping)) {
        munmap(view, skip + size);
        return NULL;
    }
    return view + skip;
}

static size_t find_mapping(const void *address) {
    size_t i = 0;
    while (i < mapping_count && mappings[i].start != (uint64_t)(uintptr_t)address) {
        i++;
    }
    return i;
}

uint64_t mmz_mapped_size(const void *address) {
    size_t at = find_mapping(address);
    return at < mapping_count ? mappings[at].size : 0;
}

bool mmz_unmap(void *address, uint64_t size) {
    size_t at = find_mapping(address);
    if (at == mapping_count || mappings[at].size != size) {
        return false;
    }
    uint64_t skip = mappings[at].start % MPP_PAGE_SIZE;
    munmap((uint8_t *)address - skip, skip + size);
    erase(mappings, &mapping_count, at);
    return true;
}

void mmz_leak_check(leak_check_t *leaks) {
    for (size_t i = 0; i < block_count; i++) {
        if (blocks[i].owner == MMZ_PROGRAM) {
            leak_check_add(leaks, &blocks[i].acquired_by, "media memory of %llu bytes", (unsigned long long)blocks[i].size);
        }
    }
    for (size_t i = 0; i < mapping_count; i++) {
        leak_check_add(leaks, &mappings[i].acquired_by, "mapping of %llu bytes", (unsigned long long)mappings[i].size);
    }
}
