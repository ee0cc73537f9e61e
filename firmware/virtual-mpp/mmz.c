// SPDX-License-Identifier: MIT
// Media memory: a first-fit allocator over a memory file, and its mappings.
#define _GNU_SOURCE
#include "mmz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "wrong_calls.h"

#define WHAT (64)
// The last mappings that were removed. Their addresses stay reserved, so that a use of them is found.
#define REMOVED (64)

typedef struct {
    uint64_t start;
    uint64_t size;
    mmz_owner_t owner;
    acquirer_t acquired_by;
    // Only of mappings
    uint64_t phys;
    char what[WHAT];
    bool is_protected;
    acquirer_t released_by;
} block_t;

// Sorted by address; the gaps are free memory.
static block_t *blocks;
static size_t block_count;

static block_t *mappings;
static size_t mapping_count;

static block_t removed[REMOVED];
static size_t removed_count;
static bool is_protection_on;

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

// The index of a block, or block_count.
static size_t find_block(uint64_t phys, mmz_owner_t owner) {
    size_t i = 0;
    while (i < block_count && (blocks[i].start != phys || blocks[i].owner != owner)) {
        i++;
    }
    return i;
}

uint64_t mmz_size_at(uint64_t phys, mmz_owner_t owner) {
    size_t at = find_block(phys, owner);
    return at < block_count ? blocks[at].size : 0;
}

bool mmz_free(uint64_t phys, mmz_owner_t owner) {
    size_t at = find_block(phys, owner);
    if (at == block_count) {
        return false;
    }
    // Only saves the host's memory, so failure is harmless.
    (void)fallocate(memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)(phys - MMZ_BASE), (off_t)blocks[at].size);
    erase(blocks, &block_count, at);
    return true;
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

static uint64_t page_of(uint64_t address) {
    return address / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
}

static void *pages(const block_t *mapping) {
    return (void *)(uintptr_t)page_of(mapping->start);
}

static size_t pages_size(const block_t *mapping) {
    return (size_t)(mapping->start % MPP_PAGE_SIZE + mapping->size);
}

void *mmz_map(uint64_t phys, uint64_t size, const char *what) {
    if (size == 0 || mmz_view(phys, size) == NULL) {
        return NULL;
    }
    uint64_t skip = phys % MPP_PAGE_SIZE;
    uint8_t *view = mmap(NULL, skip + size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, (off_t)(phys - skip - MMZ_BASE));
    if (view == MAP_FAILED) {
        return NULL;
    }
    block_t mapping = { .start = (uint64_t)(uintptr_t)(view + skip), .size = size, .acquired_by = leak_check_acquirer(), .phys = phys };
    snprintf(mapping.what, sizeof(mapping.what), "%s", what);
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

// Makes the pages inaccessible and reserves their addresses, in place of those of the oldest removed mapping.
static void remove_mapping(const block_t *mapping) {
    void *reserved = mmap(pages(mapping), pages_size(mapping), PROT_NONE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    if (reserved == MAP_FAILED) {
        munmap(pages(mapping), pages_size(mapping));
        return;
    }
    if (removed_count == REMOVED) {
        munmap(pages(&removed[0]), pages_size(&removed[0]));
        erase(removed, &removed_count, 0);
    }
    removed[removed_count] = *mapping;
    removed[removed_count++].released_by = leak_check_acquirer();
}

// The call that removed the mapping that was at an address, or NULL.
static const acquirer_t *remover_of(const void *address) {
    for (size_t i = removed_count; i > 0; i--) {
        if (removed[i - 1].start == (uint64_t)(uintptr_t)address) {
            return &removed[i - 1].released_by;
        }
    }
    return NULL;
}

bool mmz_unmap(void *address, uint64_t size) {
    size_t at = find_mapping(address);
    if (at == mapping_count) {
        const acquirer_t *remover = remover_of(address);
        wrong_call_report(WRONG_MUNMAP_ADDRESS, remover, "%p is no mapping%s", address, remover != NULL ? ": it was removed" : "");
        return false;
    }
    // The board's library rounds the length, too.
    if (mmz_align(mappings[at].size) != mmz_align(size)) {
        wrong_call_report(WRONG_MUNMAP_LENGTH, NULL,
            "%llu bytes of a mapping of %llu bytes: a K230's kernel can stop here; use the length that was mapped", (unsigned long long)size,
            (unsigned long long)mappings[at].size);
        return false;
    }
    remove_mapping(&mappings[at]);
    erase(mappings, &mapping_count, at);
    return true;
}

void mmz_enable_protection(void) {
    is_protection_on = true;
}

void mmz_protect(uint64_t phys) {
    for (size_t i = 0; i < mapping_count && is_protection_on; i++) {
        if (mappings[i].phys == phys && !mappings[i].is_protected) {
            mappings[i].is_protected = mprotect(pages(&mappings[i]), pages_size(&mappings[i]), PROT_NONE) == 0;
            mappings[i].released_by = leak_check_acquirer();
        }
    }
}

static void make_accessible(block_t *mapping) {
    mprotect(pages(mapping), pages_size(mapping), PROT_READ | PROT_WRITE);
    mapping->is_protected = false;
}

void mmz_unprotect(uint64_t phys) {
    for (size_t i = 0; i < mapping_count; i++) {
        if (mappings[i].phys == phys && mappings[i].is_protected) {
            make_accessible(&mappings[i]);
        }
    }
}

// The block that contains the address, or NULL.
static block_t *find_containing(block_t *list, size_t count, uint64_t address) {
    for (size_t i = count; i > 0; i--) {
        if (address - page_of(list[i - 1].start) < pages_size(&list[i - 1])) {
            return &list[i - 1];
        }
    }
    return NULL;
}

static void explain(const block_t *mapping, uint64_t address, const char *state, char *text, size_t size) {
    char releaser[160] = "";
    leak_check_name(&mapping->released_by, releaser, sizeof(releaser));
    snprintf(text, size, "0x%llx is byte %lld of a mapping of %s, which %s%s", (unsigned long long)address,
        (long long)(address - mapping->start), mapping->what, state, releaser);
}

vmpp_access_t mmz_explain_access(const void *pointer, char *text, size_t size) {
    uint64_t address = (uint64_t)(uintptr_t)pointer;
    block_t *mapping = find_containing(mappings, mapping_count, address);
    if (mapping != NULL && mapping->is_protected) {
        // One report is enough: protecting costs two system calls for each pack.
        is_protection_on = false;
        explain(mapping, address, "was released", text, size);
        make_accessible(mapping);
        return VMPP_ACCESS_RELEASED;
    }
    mapping = mapping == NULL ? find_containing(removed, removed_count, address) : NULL;
    if (mapping != NULL) {
        explain(mapping, address, "was removed", text, size);
        return VMPP_ACCESS_UNMAPPED;
    }
    if (address - MMZ_BASE < whole_size) {
        snprintf(text, size, "0x%llx is a physical address, which only the MPP can use", (unsigned long long)address);
        return VMPP_ACCESS_PHYSICAL;
    }
    return VMPP_ACCESS_UNKNOWN;
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
