// SPDX-License-Identifier: MIT
// Stand-in for CanMV's Python MediaManager: creates all common pools at once, and
// raises an exception afterwards.
#ifndef FUZZ_MEDIA_MANAGER_H
#define FUZZ_MEDIA_MANAGER_H

#include <setjmp.h>
#include <stdbool.h>

// The target of its exceptions, set before SetOutBufs. Only generation A raises.
extern jmp_buf media_manager_exception;
// The next reservation raises, as if the heap were full.
extern bool media_manager_raises_next;

void media_manager_begin(void);
// MediaManager.init(); false if out of memory.
bool media_manager_init(void);

#endif // FUZZ_MEDIA_MANAGER_H
