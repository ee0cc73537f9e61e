// SPDX-License-Identifier: MIT
// pattern_y4m WIDTH HEIGHT FIRST COUNT > file.y4m
// Writes frames of the camera's test pattern, to compare decoded frames with.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "pattern.h"

#define SIDE_MAX (8192)

static bool read_number(const char *text, unsigned long max, unsigned long *number) {
    char *end;
    *number = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && *number <= max;
}

static int write_frames(image_t *image, uint32_t first, uint32_t count) {
    size_t size = (size_t)image->width * image->height * 3 / 2;
    printf("YUV4MPEG2 W%u H%u F30:1 Ip A1:1 C420jpeg\n", image->width, image->height);
    for (uint32_t i = 0; i < count; i++) {
        pattern_draw(image, first + i);
        if (fputs("FRAME\n", stdout) < 0 || fwrite(image->y, 1, size, stdout) != size) {
            perror("pattern_y4m");
            return 1;
        }
    }
    return fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv) {
    unsigned long width, height, first, count;
    if (argc != 5 || !read_number(argv[1], SIDE_MAX, &width) || !read_number(argv[2], SIDE_MAX, &height) ||
        !read_number(argv[3], UINT32_MAX, &first) || !read_number(argv[4], UINT32_MAX, &count) || width < 2 ||
        height < 2 || width % 2 != 0 || height % 2 != 0) {
        fputs("usage: pattern_y4m WIDTH HEIGHT FIRST COUNT > file.y4m (width and height even, up to 8192)\n", stderr);
        return 2;
    }
    image_t image = image_alloc((uint32_t)width, (uint32_t)height);
    if (image.y == NULL) {
        fputs("pattern_y4m: out of memory\n", stderr);
        return 1;
    }
    int result = write_frames(&image, (uint32_t)first, (uint32_t)count);
    image_free(&image);
    return result;
}
