// SPDX-License-Identifier: MIT
// The open MP4 files of a script, by their handles.
#ifndef MP4_FILES_H
#define MP4_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"
#include "media_protocol.h"
#include "mp4_structs.h"

typedef struct mp4_file {
    struct mp4_file *next;
    uint64_t handle;
    // NUL-terminated: CanMV's name need not be.
    char name[sizeof(((k_mp4_config_s *)NULL)->file_name) + 1];
    // Open file of the host.
    int descriptor;
    bool is_muxer;
    bool is_fragmented;
    // In the media process.
    uint64_t instance;
    media_track_t tracks[MEDIA_TRACKS];
    uint32_t track_count;
    // kd_mp4_destroy_tracks() was called.
    bool has_no_tracks;
    // In ms, of a demuxer's file.
    uint64_t duration;
    // The process's last output. A script reads a demuxer's frame here.
    bytes_t output;
    // Each is reported once per file.
    bool start_is_reported;
    bool write_is_reported;
    bool order_is_reported;
} mp4_file_t;

// Opens the file in the script's folders, and the muxer or demuxer for it. NULL when one of them fails: stderr says why.
mp4_file_t *mp4_files_open(const k_mp4_config_s *config);
// The open file with that handle, or NULL.
mp4_file_t *mp4_files_find(uint64_t handle);
// Sends a request for the file; a muxer's writes are done. MEDIA_FAILED is reported on stderr.
media_result_t mp4_files_call(mp4_file_t *file, media_request_t *request, const void *data, media_reply_t *reply);
// Closes the file. `is_finished`: the media process has closed its side, by MEDIA_FINISH.
void mp4_files_close(mp4_file_t *file, bool is_finished);

// The leak check: reports each open file, and returns their number.
unsigned int mp4_files_leak_check(void (*report)(const char *text, void *context), void *context);
// At the soft reset, which leaves open files incomplete, as a board does: a line on stderr for each.
void mp4_files_report_open(void);
void mp4_files_close_all(void);

#endif // MP4_FILES_H
