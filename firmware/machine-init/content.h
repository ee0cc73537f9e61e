// SPDX-License-Identifier: MIT
// Files as memory, and folders as lists of paths.
#ifndef CONTENT_H
#define CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint8_t *bytes; // NULL: there is no such file
    size_t size;
} content_t;

// The bytes of a regular file, mapped: writable, without a change of the file.
content_t content_of(const char *path);

void content_forget(content_t content);

// Writes all bytes, however many calls it takes.
bool content_write(int file, const void *data, size_t size);

// Calls `visit` with the root and the path below it ("" for the root itself) of each file and folder, folders first.
void content_walk(const char *root, void (*visit)(const char *root, const char *below));

// Puts two paths together; `below` may be empty.
void content_join(char *path, size_t size, const char *root, const char *below);

#endif
