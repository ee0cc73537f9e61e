// SPDX-License-Identifier: MIT
// frame_numbers WIDTH HEIGHT [gray|yuv420p] < raw frames
// Prints the number in each frame, one per line, or ? for an unreadable one.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pattern.h"

#define SIDE_MAX (8192)

static int print_numbers(uint8_t *luma, uint32_t width, uint32_t height, size_t size) {
    size_t got = fread(luma, 1, size, stdin);
    for (; got == size; got = fread(luma, 1, size, stdin)) {
        uint32_t number;
        if (pattern_read_number(luma, width, width, height, &number)) {
            printf("%u\n", number);
        } else {
            puts("?");
        }
    }
    if (got > 0) {
        fprintf(stderr, "frame_numbers: the last frame has %zu of %zu bytes; check the size and the format\n", got, size);
        return 1;
    }
    return 0;
}

int main(int argc, char **argv) {
    unsigned long width = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
    unsigned long height = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    const char *format = argc > 3 ? argv[3] : "gray";
    bool planar = strcmp(format, "yuv420p") == 0;
    if (argc > 4 || width == 0 || height == 0 || width > SIDE_MAX || height > SIDE_MAX ||
        (!planar && strcmp(format, "gray") != 0)) {
        fputs("usage: frame_numbers WIDTH HEIGHT [gray|yuv420p] < raw frames (gray without a format)\n", stderr);
        return 2;
    }
    size_t chroma = planar ? (width + 1) / 2 * ((height + 1) / 2) * 2 : 0;
    size_t size = width * height + chroma;
    uint8_t *frame = malloc(size);
    if (frame == NULL) {
        fputs("frame_numbers: out of memory\n", stderr);
        return 1;
    }
    int result = print_numbers(frame, (uint32_t)width, (uint32_t)height, size);
    free(frame);
    return result;
}
