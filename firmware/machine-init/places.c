// SPDX-License-Identifier: MIT
// The places' space and their changes; see places.h.
#define _GNU_SOURCE
#include "places.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content.h"
#include "results.h"

#define SPACE "/space"
#define BEFORE "/before"

// Of the place in work.
static const char *place_path;
static char place_space[sizeof(SPACE) + 24];
static char place_before[sizeof(BEFORE) + 24];

static void choose(const job_t *job, size_t index) {
    place_path = job->places[index];
    snprintf(place_space, sizeof(place_space), SPACE "/%zu", index);
    snprintf(place_before, sizeof(place_before), BEFORE "/%zu", index);
}

static mode_t kind_of(const char *root, const char *below) {
    char path[PATH_MAX];
    struct stat info;
    content_join(path, sizeof(path), root, below);
    return lstat(path, &info) == 0 ? info.st_mode & S_IFMT : 0;
}

static void copy_in(const char *before, const char *below) {
    char from[PATH_MAX];
    char to[PATH_MAX];
    content_join(from, sizeof(from), before, below);
    content_join(to, sizeof(to), place_space, below);
    if (kind_of(before, below) == S_IFDIR) {
        mkdir(to, 0755);
        return;
    }
    content_t content = content_of(from);
    int file = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (content.bytes == NULL || file < 0 || !content_write(file, content.bytes, content.size)) {
        results_fail(to);
    }
    close(file);
    content_forget(content);
}

void places_open(const job_t *job) {
    char size[64];
    snprintf(size, sizeof(size), "size=%s", job->space);
    if (mount("tmpfs", SPACE, "tmpfs", 0, size) != 0) {
        results_fail(SPACE);
    }
    for (size_t i = 0; i < job->place_count; i++) {
        char target[PATH_MAX];
        choose(job, i);
        content_walk(place_before, copy_in);
        snprintf(target, sizeof(target), BOARD "%s", place_path);
        if (mount(place_space, target, NULL, MS_BIND, NULL) != 0) {
            results_fail(target);
        }
    }
}

static void send_removed(const char *before, const char *below) {
    if (kind_of(before, below) != kind_of(place_space, below)) {
        char path[PATH_MAX];
        content_join(path, sizeof(path), place_path, below);
        results_gone(path);
    }
}

static void send_changed(const char *space, const char *below) {
    char path[PATH_MAX];
    char old_path[PATH_MAX];
    char new_path[PATH_MAX];
    content_join(path, sizeof(path), place_path, below);
    content_join(old_path, sizeof(old_path), place_before, below);
    content_join(new_path, sizeof(new_path), space, below);
    if (kind_of(space, below) == S_IFDIR) {
        if (kind_of(place_before, below) != S_IFDIR) {
            results_folder(path);
        }
        return;
    }
    content_t now = content_of(new_path);
    content_t before = content_of(old_path);
    bool is_same = before.bytes != NULL && before.size == now.size && memcmp(before.bytes, now.bytes, now.size) == 0;
    if (now.bytes != NULL && !is_same) {
        results_file(path, now);
    }
    content_forget(before);
    content_forget(now);
}

void places_send_changes(const job_t *job) {
    for (size_t i = 0; i < job->place_count; i++) {
        choose(job, i);
        content_walk(place_before, send_removed);
        content_walk(place_space, send_changed);
    }
}
