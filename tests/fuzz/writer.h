// SPDX-License-Identifier: MIT
// The stand-in of files: reads all that the engine writes, so that the sanitizers see memory that is gone.
#ifndef FUZZ_WRITER_H
#define FUZZ_WRITER_H

#include <setjmp.h>
#include <stddef.h>

// The target of its exceptions, set before a write.
extern jmp_buf writer_exception;
// Its write after this number of others raises an exception; negative: none does.
extern int writer_raises_after;
// The size of all that was written. Between two writes, other threads take the planned steps.
extern size_t writer_size;

#endif // FUZZ_WRITER_H
