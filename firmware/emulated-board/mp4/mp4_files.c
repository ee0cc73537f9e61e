// SPDX-License-Identifier: MIT
// The board's program opens and writes the files, so that folders, full cards and
// kills have the effect that they have on any file of a script.
#include "mp4_files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "extmod/vfs.h"

#include "media_process.h"
#include "slow_card.h"

static mp4_file_t *files;
static uint64_t last_handle;

// A descriptor of its own: MicroPython closes its file when it collects the object. A file of a script's own filesystem
// may be any object.
static int descriptor_of(mp_obj_t file) {
    int error = EBADF;
    mp_uint_t descriptor = mp_get_stream_raise(file, MP_STREAM_OP_IOCTL)->ioctl(file, MP_STREAM_GET_FILENO, 0, &error);
    int copy = descriptor != MP_STREAM_ERROR ? dup((int)descriptor) : -1;
    error = descriptor != MP_STREAM_ERROR ? errno : error;
    mp_stream_close(file);
    errno = error;
    return copy;
}

static int error_of(mp_obj_t exception) {
    mp_int_t number;
    mp_obj_t value = mp_obj_exception_get_value(exception);
    return mp_obj_get_int_maybe(value, &number) ? (int)number : EIO;
}

// Sets errno when it fails.
static int open_file(const char *name, const char *mode) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        errno = error_of(MP_OBJ_FROM_PTR(nlr.ret_val));
        return -1;
    }
    mp_obj_t args[2] = { mp_obj_new_str(name, strlen(name)), mp_obj_new_str(mode, strlen(mode)) };
    int descriptor = descriptor_of(mp_vfs_open(2, args, (mp_map_t *)&mp_const_empty_map));
    nlr_pop();
    return descriptor;
}

static bool open_descriptor(mp4_file_t *file) {
    file->descriptor = open_file(file->name, file->is_muxer ? "wb+" : "rb");
    if (file->descriptor < 0) {
        fprintf(stderr, "mp4: cannot open %s: %s\n", file->name, strerror(errno));
    }
    return file->descriptor >= 0;
}

static bool write_at(const mp4_file_t *file, const uint8_t *data, size_t size, uint64_t offset) {
    while (size > 0) {
        ssize_t written = pwrite(file->descriptor, data, size, (off_t)offset);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            data += written;
            size -= (size_t)written;
            offset += (uint64_t)written;
        }
    }
    return true;
}

// CanMV's library does not look at the result of a write.
static void do_writes(mp4_file_t *file) {
    for (size_t at = 0; at < file->output.size;) {
        media_write_t write;
        memcpy(&write, file->output.data + at, sizeof(write));
        at += sizeof(write);
        slow_card_owe(write.size);
        if (!write_at(file, file->output.data + at, write.size, write.offset) && !file->write_is_reported) {
            file->write_is_reported = true;
            fprintf(stderr, "mp4: cannot write %s: %s; the file is damaged, and the MP4 calls report nothing, as on a board\n",
                file->name, strerror(errno));
        }
        at += write.size;
    }
}

static void report_failure(const mp4_file_t *file) {
    int length = (int)file->output.size;
    const char *text = (const char *)file->output.data;
    fprintf(stderr, "mp4: %s: %.*s\n", file->name, length > 0 ? length : 7, length > 0 ? text : "failure");
}

media_result_t mp4_files_call(mp4_file_t *file, media_request_t *request, const void *data, media_reply_t *reply) {
    request->instance = file->instance;
    if (!media_process_call(request, data, -1, reply, &file->output)) {
        return MEDIA_FAILED;
    }
    if (reply->result == MEDIA_FAILED) {
        report_failure(file);
    } else if (file->is_muxer) {
        do_writes(file);
    }
    return reply->result;
}

static bool open_muxer(mp4_file_t *file) {
    media_request_t request = {
        .operation = MEDIA_OPEN_MUXER,
        .time = mp_hal_time_ns() / 1000000000u,
        .is_fragmented = file->is_fragmented,
    };
    media_reply_t reply;
    bool is_open = mp4_files_call(file, &request, NULL, &reply) == MEDIA_DONE;
    file->instance = is_open ? reply.instance : 0;
    return is_open;
}

static void keep_tracks(mp4_file_t *file) {
    size_t size = file->output.size < sizeof(file->tracks) ? file->output.size : sizeof(file->tracks);
    if (size > 0) {
        memcpy(file->tracks, file->output.data, size);
    }
    file->track_count = (uint32_t)(size / sizeof(media_track_t));
}

static bool open_demuxer(mp4_file_t *file) {
    media_request_t request = { .operation = MEDIA_OPEN_DEMUXER };
    media_reply_t reply;
    if (!media_process_call(&request, NULL, file->descriptor, &reply, &file->output)) {
        return false;
    }
    if (reply.result != MEDIA_DONE) {
        fprintf(stderr, "mp4: %s is no MP4 file that can be read, or it is incomplete\n", file->name);
        return false;
    }
    file->instance = reply.instance;
    file->duration = reply.time;
    keep_tracks(file);
    return true;
}

static mp4_file_t *new_file(const k_mp4_config_s *config) {
    mp4_file_t *file = calloc(1, sizeof(mp4_file_t));
    if (file != NULL) {
        memcpy(file->name, config->file_name, sizeof(config->file_name));
        file->is_muxer = config->config_type == K_MP4_CONFIG_MUXER;
        file->is_fragmented = file->is_muxer && config->fmp4_flag != 0;
        file->handle = ++last_handle;
    }
    return file;
}

static void free_file(mp4_file_t *file) {
    if (file->descriptor >= 0) {
        close(file->descriptor);
    }
    bytes_free(&file->output);
    free(file);
}

mp4_file_t *mp4_files_open(const k_mp4_config_s *config) {
    mp4_file_t *file = new_file(config);
    if (file == NULL) {
        return NULL;
    }
    if (!open_descriptor(file) || !(file->is_muxer ? open_muxer(file) : open_demuxer(file))) {
        free_file(file);
        return NULL;
    }
    file->next = files;
    files = file;
    return file;
}

mp4_file_t *mp4_files_find(uint64_t handle) {
    mp4_file_t *file = files;
    while (file != NULL && file->handle != handle) {
        file = file->next;
    }
    return file;
}

void mp4_files_close(mp4_file_t *file, bool is_finished) {
    if (!is_finished) {
        media_request_t request = { .operation = MEDIA_CLOSE, .instance = file->instance };
        media_reply_t reply;
        media_process_call(&request, NULL, -1, &reply, &file->output);
    }
    mp4_file_t **at = &files;
    while (*at != file) {
        at = &(*at)->next;
    }
    *at = file->next;
    free_file(file);
}

unsigned int mp4_files_leak_check(void (*report)(const char *text, void *context), void *context) {
    unsigned int count = 0;
    for (const mp4_file_t *file = files; file != NULL; file = file->next) {
        char text[256];
        snprintf(text, sizeof(text), "MP4 file %s, opened by kd_mp4_create", file->name);
        report(text, context);
        count++;
    }
    return count;
}

void mp4_files_report_open(void) {
    for (const mp4_file_t *file = files; file != NULL; file = file->next) {
        if (file->is_muxer && !file->is_fragmented) {
            fprintf(stderr, "mp4: %s has no index, so no player opens it: the script ended before kd_mp4_destroy\n", file->name);
        }
    }
}

void mp4_files_close_all(void) {
    while (files != NULL) {
        mp4_files_close(files, false);
    }
}
