// SPDX-License-Identifier: MIT
// The stand-in of files: reads all that the engine writes, so that the sanitizers see memory that is gone.
#ifndef FUZZ_WRITER_H
#define FUZZ_WRITER_H

#include <setjmp.h>
#include <stddef.h>

// A file that the engine writes to. Between two writes, other threads take the planned steps, and can write another one.
typedef struct {
    // The target of its exceptions, set before a write.
    jmp_buf exception;
    // Its write after this number of others raises an exception; negative: none does.
    int raises_after;
    // The size of all that was written.
    size_t size;
} written_file_t;

// The file of the next write.
extern written_file_t *written_file;

#endif // FUZZ_WRITER_H
