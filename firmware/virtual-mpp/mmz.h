// SPDX-License-Identifier: MIT
// The board's media memory (MMZ): physical addresses over a memory file, so that
// mappings are real and a stale address faults. The caller holds the lock.
#ifndef VMPP_MMZ_H
#define VMPP_MMZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "leak_check.h"
#include "memory_access.h"
#include "mpp.h"

#define MMZ_BASE (0x10000000ull)
#define MMZ_DEFAULT_SIZE (512ull << 20)

static inline uint64_t mmz_align(uint64_t size) {
    return (size + MPP_PAGE_SIZE - 1) / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
}

// The owner of a block: a program must not free the memory of a pool.
typedef enum {
    MMZ_DRIVER,
    MMZ_PROGRAM,
} mmz_owner_t;

// Sets the size, rounded down to pages (initially MMZ_DEFAULT_SIZE); false while any of it is allocated or mapped.
bool mmz_set_size(uint64_t size);
uint64_t mmz_size(void);

// Allocates `size` bytes, rounded up to pages; returns the physical address, or 0 when there is not enough space.
uint64_t mmz_alloc(uint64_t size, mmz_owner_t owner);
// Frees a block; false when `owner` has none at that address.
bool mmz_free(uint64_t phys, mmz_owner_t owner);
// The size of the block that `owner` has at `phys`, or 0.
uint64_t mmz_size_at(uint64_t phys, mmz_owner_t owner);
// The driver's own view of [phys, phys + size), or NULL when that is not inside one block.
uint8_t *mmz_view(uint64_t phys, uint64_t size);

// Maps the range for the program; NULL when it is not inside one block. `what` describes it in reports.
void *mmz_map(uint64_t phys, uint64_t size, const char *what);
// The size of the mapping that starts at `address`, or 0 when there is none.
uint64_t mmz_mapped_size(const void *address);
// False, with a report, when mmz_map() did not return `address` for as many pages.
bool mmz_unmap(void *address, uint64_t size);

// From now on mmz_protect() has an effect, for programs that handle SIGSEGV with mmz_explain_access().
void mmz_enable_protection(void);
// The program released what the mappings of `phys` hold, or acquired it again: until then, mmz_explain_access() finds
// uses of them.
void mmz_protect(uint64_t phys);
void mmz_unprotect(uint64_t phys);

// Why an access to `address` failed, with an explanation in `text`. Callable in a signal handler; takes no lock.
vmpp_access_t mmz_explain_access(const void *address, char *text, size_t size);

// Reports the program's blocks and mappings.
void mmz_leak_check(leak_check_t *leaks);

#endif // VMPP_MMZ_H
