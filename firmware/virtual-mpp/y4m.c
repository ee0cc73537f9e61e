// SPDX-License-Identifier: MIT
// Reads Y4M: the fields of the header, an index of the frames, their planes.
#include "y4m.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "YUV4MPEG2"
#define LINE_MAX_SIZE (1024)
#define SIDE_MAX (8192)

// Maps the file; NULL and errno on failure.
static const uint8_t *map_file(const char *path, size_t *size) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    struct stat status;
    void *file = MAP_FAILED;
    if (fstat(fd, &status) == 0) {
        *size = (size_t)status.st_size;
        file = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    int reason = errno;
    close(fd);
    errno = reason;
    return file == MAP_FAILED ? NULL : file;
}

// Copies the line at `at` without its newline; returns the offset of the next line, or 0 for an incomplete line.
static size_t read_line(const y4m_t *y4m, size_t at, char line[LINE_MAX_SIZE]) {
    size_t left = y4m->file_size - at;
    size_t limit = left < LINE_MAX_SIZE ? left : LINE_MAX_SIZE;
    const uint8_t *end = memchr(y4m->file + at, '\n', limit);
    if (end == NULL) {
        return 0;
    }
    size_t length = (size_t)(end - (y4m->file + at));
    memcpy(line, y4m->file + at, length);
    line[length] = '\0';
    return at + length + 1;
}

static bool is_420_8bit(const char *colour) {
    static const char *const known[] = { "420", "420jpeg", "420mpeg2", "420paldv" };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(colour, known[i]) == 0) {
            return true;
        }
    }
    return false;
}

// NULL when the field is valid, else the error.
static const char *read_field(y4m_t *y4m, const char *field) {
    switch (field[0]) {
        case 'W':
            y4m->width = (uint32_t)strtoul(field + 1, NULL, 10);
            return NULL;
        case 'H':
            y4m->height = (uint32_t)strtoul(field + 1, NULL, 10);
            return NULL;
        case 'F':
            return sscanf(field + 1, "%u:%u", &y4m->rate_num, &y4m->rate_den) == 2 ? NULL : "its frame rate is invalid";
        case 'I':
            return field[1] == 'p' || field[1] == '?' ? NULL : "it is interlaced";
        case 'C':
            return is_420_8bit(field + 1) ? NULL : "its samples are not 4:2:0 with 8 bits";
        default:
            return NULL;
    }
}

static const char *read_header(y4m_t *y4m, char *line) {
    char *rest = NULL;
    const char *magic = strtok_r(line, " ", &rest);
    if (magic == NULL || strcmp(magic, MAGIC) != 0) {
        return "it does not start with " MAGIC;
    }
    for (const char *field = strtok_r(NULL, " ", &rest); field != NULL; field = strtok_r(NULL, " ", &rest)) {
        const char *error = read_field(y4m, field);
        if (error != NULL) {
            return error;
        }
    }
    if (y4m->width == 0 || y4m->height == 0 || y4m->width > SIDE_MAX || y4m->height > SIDE_MAX ||
        y4m->width % 2 != 0 || y4m->height % 2 != 0) {
        return "its width and height are not even numbers up to 8192";
    }
    return y4m->rate_num == 0 || y4m->rate_den == 0 ? "it has no frame rate" : NULL;
}

static size_t frame_size(const y4m_t *y4m) {
    return (size_t)y4m->width * y4m->height * 3 / 2;
}

static const char *index_frames(y4m_t *y4m, size_t at) {
    char line[LINE_MAX_SIZE];
    y4m->offsets = malloc((y4m->file_size / frame_size(y4m) + 1) * sizeof(size_t));
    if (y4m->offsets == NULL) {
        return "out of memory for its index";
    }
    while (at < y4m->file_size) {
        at = read_line(y4m, at, line);
        if (at == 0 || strncmp(line, "FRAME", 5) != 0) {
            return "a FRAME line is missing";
        }
        if (y4m->file_size - at < frame_size(y4m)) {
            return "its last frame is truncated";
        }
        y4m->offsets[y4m->count++] = at;
        at += frame_size(y4m);
    }
    return y4m->count == 0 ? "it has no frames" : NULL;
}

static const char *load(y4m_t *y4m) {
    char line[LINE_MAX_SIZE];
    size_t first = read_line(y4m, 0, line);
    if (first == 0) {
        return "it does not start with " MAGIC;
    }
    const char *error = read_header(y4m, line);
    return error != NULL ? error : index_frames(y4m, first);
}

bool y4m_open(y4m_t *y4m, const char *path, char *message, size_t message_size) {
    *y4m = (y4m_t){ 0 };
    y4m->file = map_file(path, &y4m->file_size);
    const char *error = y4m->file == NULL ? strerror(errno) : load(y4m);
    if (error == NULL) {
        return true;
    }
    snprintf(message, message_size, "cannot play %s: %s; use a Y4M file with 8-bit 4:2:0 samples", path, error);
    y4m_close(y4m);
    return false;
}

void y4m_close(y4m_t *y4m) {
    if (y4m->file != NULL) {
        munmap((void *)(uintptr_t)y4m->file, y4m->file_size);
    }
    free(y4m->offsets);
    *y4m = (y4m_t){ 0 };
}

void y4m_draw(const y4m_t *y4m, const image_t *image, uint32_t number) {
    size_t luma = (size_t)y4m->width * y4m->height;
    uint8_t *start = (uint8_t *)(uintptr_t)(y4m->file + y4m->offsets[number % y4m->count]);
    image_t from = {
        .width = y4m->width,
        .height = y4m->height,
        .y = start,
        .u = start + luma,
        .v = start + luma + luma / 4,
        .y_stride = y4m->width,
        .c_stride = y4m->width / 2,
        .c_step = 1,
    };
    image_copy(image, &from);
}
