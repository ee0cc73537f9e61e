// SPDX-License-Identifier: MIT
// The last picture on the display, as a PNG file.
// _GNU_SOURCE is for asprintf().
#define _GNU_SOURCE
#include "last_picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver_lock.h"
#include "image/png_files.h"
#include "virtual_mpp.h"

static bool picture_png(bytes_t *png) {
    image_t picture;
    if (!vmpp_display_last(&picture)) {
        fprintf(stderr, "display: there was no picture; the script must call Display.init()\n");
        return false;
    }
    bytes_t rgb = { 0 };
    picture_size_t size = { .width = picture.width, .height = picture.height };
    driver_lock();
    bool done = picture_to_rgb(&picture, &rgb);
    driver_unlock();
    image_free(&picture);
    done = done && png_of_rgb(rgb.data, size, png);
    bytes_free(&rgb);
    return done;
}

static bool write_all(const char *path, const bytes_t *png) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return false;
    }
    bool is_written = fwrite(png->data, 1, png->size, file) == png->size;
    return fclose(file) == 0 && is_written;
}

// A reader never sees a part of the file.
static bool write_atomically(const char *path, const bytes_t *png) {
    char *staged;
    if (asprintf(&staged, "%s.%d", path, (int)getpid()) < 0) {
        return false;
    }
    bool done = write_all(staged, png) && rename(staged, path) == 0;
    int error = errno;
    if (!done) {
        unlink(staged);
    }
    free(staged);
    errno = error;
    return done;
}

bool last_picture_write(const char *path) {
    bytes_t png = { 0 };
    bool has_picture = picture_png(&png);
    bool done = has_picture && write_atomically(path, &png);
    if (has_picture && !done) {
        fprintf(stderr, "display: %s: %s\n", path, strerror(errno));
    }
    bytes_free(&png);
    return done;
}
