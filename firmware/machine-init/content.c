// SPDX-License-Identifier: MIT
// Files as memory, and folders as lists of paths; see content.h.
#define _GNU_SOURCE
#include "content.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

content_t content_of(const char *path) {
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(file);
        return (content_t){ NULL, 0 };
    }
    // A mapping: the files may be larger than half of the memory. An empty one cannot be mapped.
    static uint8_t empty[1];
    size_t size = (size_t)info.st_size;
    void *bytes = size == 0 ? empty : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    close(file);
    return (content_t){ bytes == MAP_FAILED ? NULL : bytes, size };
}

void content_forget(content_t content) {
    if (content.size > 0 && content.bytes != NULL) {
        munmap(content.bytes, content.size);
    }
}

bool content_write(int file, const void *data, size_t size) {
    while (size > 0) {
        ssize_t part = write(file, data, size);
        if (part < 0 && errno != EINTR) {
            return false;
        }
        if (part > 0) {
            data = (const char *)data + part;
            size -= (size_t)part;
        }
    }
    return true;
}

void content_join(char *path, size_t size, const char *root, const char *below) {
    snprintf(path, size, "%s%s%s", root, below[0] == '\0' ? "" : "/", below);
}

static void walk(const char *root, const char *below, void (*visit)(const char *root, const char *below)) {
    char path[PATH_MAX];
    struct stat info;
    content_join(path, sizeof(path), root, below);
    if (lstat(path, &info) != 0 || !(S_ISDIR(info.st_mode) || S_ISREG(info.st_mode))) {
        return;
    }
    visit(root, below);
    DIR *folder = S_ISDIR(info.st_mode) ? opendir(path) : NULL;
    const struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            char inner[PATH_MAX];
            content_join(inner, sizeof(inner), below, entry->d_name);
            walk(root, below[0] == '\0' ? entry->d_name : inner, visit);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

void content_walk(const char *root, void (*visit)(const char *root, const char *below)) {
    walk(root, "", visit);
}
