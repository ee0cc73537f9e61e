// SPDX-License-Identifier: MIT
// The board's media memory: physical addresses backed by a memory file, so that
// a mapping is a real one and a stale address faults. The caller holds the lock.
#ifndef VMPP_MMZ_H
#define VMPP_MMZ_H

#include <stdbool.h>
#include <stdint.h>

#include "leak_check.h"

#define MMZ_PAGE (4096u)
#define MMZ_BASE (0x10000000ull)
#define MMZ_DEFAULT_SIZE (512ull << 20)

static inline uint64_t mmz_align(uint64_t size) {
    return (size + MMZ_PAGE - 1) / MMZ_PAGE * MMZ_PAGE;
}

// Whose piece it is: a program must not free the memory of a pool.
typedef enum {
    MMZ_DRIVER,
    MMZ_PROGRAM,
} mmz_owner_t;

// How large it is: MMZ_DEFAULT_SIZE until it is set, in whole pages; false while some of it is taken or mapped.
bool mmz_set_size(uint64_t size);
uint64_t mmz_size(void);

// Takes `size` bytes, rounded up to pages; the physical address, or 0 when there is no room.
uint64_t mmz_take(uint64_t size, mmz_owner_t owner);
// Gives back what mmz_take() gave; false when that owner took nothing at that address.
bool mmz_give_back(uint64_t phys, mmz_owner_t owner);
// The world's own view of [phys, phys + size), or NULL when that is not inside one taken piece.
uint8_t *mmz_view(uint64_t phys, uint64_t size);

// A mapping of its own for the program; NULL when the range is not inside one taken piece.
void *mmz_map(uint64_t phys, uint64_t size);
// The size of the mapping that starts at `address`, or 0 when there is none.
uint64_t mmz_mapped_size(const void *address);
// False when `address` is not what mmz_map() gave for that size.
bool mmz_unmap(void *address, uint64_t size);

// What a program has taken and mapped.
void mmz_account(account_t *account);

#endif // VMPP_MMZ_H
