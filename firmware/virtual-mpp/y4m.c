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
#define LINE_MAX_SIZE (4096)
// As the camera's.
#define SIDE_MIN (16)
#define SIDE_MAX (8192)
#define DEFAULT_RATE (30)
// Frames per second, and seconds per frame: the camera's clock counts microseconds.
#define RATE_MAX (1000)
#define PERIOD_MAX (3600)

// Maps the file; NULL and errno on failure. EINVAL: it is empty, or no file.
static const uint8_t *map_file(const char *path, size_t *size) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    struct stat status;
    void *file = MAP_FAILED;
    if (fstat(fd, &status) == 0) {
        *size = (size_t)status.st_size;
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        if (S_ISREG(status.st_mode)) {
            file = *size > 0 ? mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
        }
    }
    int reason = errno;
    close(fd);
    errno = reason;
    return file == MAP_FAILED ? NULL : file;
}

// Finds the line at `at` and its length without "\n" or "\r\n"; returns the offset of the next line, or 0 for a line that
// is too long or has no end.
static size_t find_line(const y4m_t *y4m, size_t at, size_t *length) {
    size_t left = y4m->file_size - at;
    size_t limit = left < LINE_MAX_SIZE ? left : LINE_MAX_SIZE;
    const uint8_t *end = memchr(y4m->file + at, '\n', limit);
    if (end == NULL) {
        return 0;
    }
    *length = (size_t)(end - (y4m->file + at));
    size_t next = at + *length + 1;
    *length -= *length > 0 && end[-1] == '\r';
    return next;
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

// Reads a number up to `end`; false when there is another character, or it has more than 32 bits.
static bool read_number(const char *text, const char *end, uint32_t *number) {
    uint64_t value = 0;
    const char *digit = text;
    while (digit < end && *digit >= '0' && *digit <= '9' && value <= UINT32_MAX) {
        value = value * 10 + (uint64_t)(*digit++ - '0');
    }
    *number = (uint32_t)value;
    return digit == end && end > text && value <= UINT32_MAX;
}

static bool read_whole_number(const char *text, uint32_t *number) {
    return read_number(text, text + strlen(text), number);
}

// "NUM:DEN". 0:0 is "unknown": the camera's usual rate.
static const char *read_rate(y4m_t *y4m, const char *text) {
    const char *colon = strchr(text, ':');
    if (colon == NULL || !read_number(text, colon, &y4m->rate_num) || !read_whole_number(colon + 1, &y4m->rate_den)) {
        return "its frame rate is not two numbers, as in F30:1";
    }
    if (y4m->rate_num == 0 && y4m->rate_den == 0) {
        y4m->rate_num = DEFAULT_RATE;
        y4m->rate_den = 1;
    }
    if (y4m->rate_num == 0 || y4m->rate_den == 0 || y4m->rate_num / y4m->rate_den > RATE_MAX) {
        return "its frame rate is not above 0 and at most 1000 frames/s";
    }
    return (uint64_t)y4m->rate_den > (uint64_t)y4m->rate_num * PERIOD_MAX ? "it has less than one frame per hour" : NULL;
}

static const char *read_side(const char *text, uint32_t *side) {
    bool is_allowed = read_whole_number(text, side) && *side >= SIDE_MIN && *side <= SIDE_MAX && *side % 2 == 0;
    return is_allowed ? NULL : "its width and height are not even numbers in 16..8192";
}

static const char *read_interlacing(const char *text) {
    // 'm': each frame says itself what it is.
    return strcmp(text, "p") == 0 || strcmp(text, "?") == 0 ? NULL : "it is interlaced";
}

// NULL when the field is valid, else the error.
static const char *read_field(y4m_t *y4m, const char *field) {
    switch (field[0]) {
        case 'W':
            return read_side(field + 1, &y4m->width);
        case 'H':
            return read_side(field + 1, &y4m->height);
        case 'F':
            return read_rate(y4m, field + 1);
        case 'I':
            return read_interlacing(field + 1);
        case 'C':
            return is_420_8bit(field + 1) ? NULL : "its samples are not 4:2:0 with 8 bits";
        default:
            // The shape of the pixels, comments.
            return NULL;
    }
}

// Comments (X) may be repeated, other fields not.
static bool is_repeated(uint32_t *seen, char name) {
    uint32_t bit = name >= 'A' && name <= 'W' ? 1u << (name - 'A') : 0;
    bool repeated = (*seen & bit) != 0;
    *seen |= bit;
    return repeated;
}

static const char *read_header(y4m_t *y4m, char *line) {
    char *rest = NULL;
    const char *magic = strtok_r(line, " ", &rest);
    if (magic == NULL || strcmp(magic, MAGIC) != 0) {
        return "it does not start with " MAGIC;
    }
    uint32_t seen = 0;
    for (const char *field = strtok_r(NULL, " ", &rest); field != NULL; field = strtok_r(NULL, " ", &rest)) {
        const char *error = is_repeated(&seen, field[0]) ? "its header repeats a field" : read_field(y4m, field);
        if (error != NULL) {
            return error;
        }
    }
    if (y4m->width == 0 || y4m->height == 0) {
        return "its header has no width (W) or no height (H)";
    }
    return y4m->rate_num == 0 ? "its header has no frame rate (F)" : NULL;
}

static size_t frame_size(const y4m_t *y4m) {
    return (size_t)y4m->width * y4m->height * 3 / 2;
}

// FRAME, alone or with parameters.
static bool is_frame_line(const uint8_t *line, size_t length) {
    return length >= 5 && memcmp(line, "FRAME", 5) == 0 && (length == 5 || line[5] == ' ');
}

static const char *index_frames(y4m_t *y4m, size_t at) {
    y4m->offsets = malloc((y4m->file_size / frame_size(y4m) + 1) * sizeof(size_t));
    if (y4m->offsets == NULL) {
        return "out of memory for its index";
    }
    while (at < y4m->file_size) {
        size_t length;
        size_t pixels = find_line(y4m, at, &length);
        if (pixels == 0 || !is_frame_line(y4m->file + at, length)) {
            return "a FRAME line is missing";
        }
        at = pixels;
        if (y4m->file_size - at < frame_size(y4m)) {
            return "its last frame is truncated";
        }
        y4m->offsets[y4m->count++] = at;
        at += frame_size(y4m);
    }
    return y4m->count == 0 ? "it has no frames" : NULL;
}

static const char *load(y4m_t *y4m) {
    if (y4m->file_size < strlen(MAGIC) || memcmp(y4m->file, MAGIC, strlen(MAGIC)) != 0) {
        return "it does not start with " MAGIC;
    }
    size_t length;
    size_t first = find_line(y4m, 0, &length);
    if (first == 0) {
        return "its header is longer than 4096 bytes, or has no end";
    }
    char line[LINE_MAX_SIZE];
    memcpy(line, y4m->file, length);
    line[length] = '\0';
    const char *error = strlen(line) < length ? "its header has a byte 0" : read_header(y4m, line);
    return error != NULL ? error : index_frames(y4m, first);
}

bool y4m_open(y4m_t *y4m, const char *path, char *message, size_t message_size) {
    *y4m = (y4m_t){ 0 };
    y4m->file = map_file(path, &y4m->file_size);
    const char *error = y4m->file != NULL ? load(y4m) : errno == EINVAL ? "it is empty, or not a file"
                                                                        : strerror(errno);
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
