// SPDX-License-Identifier: MIT
// What CanMV's Python MediaManager is to the engine: common pools, all made at
// once, and an exception where that has been done already.
#ifndef FUZZ_MEDIA_MANAGER_H
#define FUZZ_MEDIA_MANAGER_H

#include <setjmp.h>
#include <stdbool.h>

// Where its exceptions go: set by who calls SetOutBufs. Raised by generation A only.
extern jmp_buf media_manager_exception;
// The next reservation raises, as for want of heap.
extern bool media_manager_raises_next;

void media_manager_begin(void);
// MediaManager.init(): false where there is no memory.
bool media_manager_init(void);

#endif // FUZZ_MEDIA_MANAGER_H
