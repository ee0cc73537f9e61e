// SPDX-License-Identifier: MIT
// Reports a script's use of media memory that it no longer has.
#ifndef STALE_MEMORY_H
#define STALE_MEMORY_H

// Installs the handler of SIGSEGV and SIGBUS.
void stale_memory_init(void);

#endif // STALE_MEMORY_H
