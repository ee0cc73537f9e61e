// SPDX-License-Identifier: MIT
// The results of CanMV's MP4 library, v1.0 to v1.8; docs/differences.md has what is
// different on purpose.
#include "mp4_format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mp4_files.h"

// The library's buffer for a frame.
#define FRAME_MAX (2 * 1024 * 1024)
#define TIME_SCALE (1000)
#define G711_RATE (8000)
// A frame's header and I picture came before, and it has no header itself.
#define ERROR_NO_HEADER (-2)

// The file of a handle that a script passes to `call`; NULL: reported.
static mp4_file_t *find(uint64_t handle, const char *call) {
    mp4_file_t *file = mp4_files_find(handle);
    if (file == NULL) {
        fprintf(stderr, "mp4: %s: no open file has the handle %llu\n", call, (unsigned long long)handle);
    }
    return file;
}

static mp4_file_t *find_muxer(uint64_t handle, const char *call) {
    mp4_file_t *file = find(handle, call);
    return file != NULL && file->is_muxer ? file : NULL;
}

static mp4_file_t *find_demuxer(uint64_t handle, const char *call) {
    mp4_file_t *file = find(handle, call);
    return file != NULL && !file->is_muxer ? file : NULL;
}

int kd_mp4_create(uint64_t *handle, const k_mp4_config_s *config) {
    if (config->config_type != K_MP4_CONFIG_MUXER && config->config_type != K_MP4_CONFIG_DEMUXER) {
        return -1;
    }
    const mp4_file_t *file = mp4_files_open(config);
    if (file == NULL) {
        return -1;
    }
    *handle = file->handle;
    return 0;
}

int kd_mp4_destroy(uint64_t handle) {
    mp4_file_t *file = find(handle, "kd_mp4_destroy");
    if (file == NULL) {
        return -1;
    }
    if (file->is_muxer) {
        media_request_t request = { .operation = MEDIA_FINISH };
        media_reply_t reply;
        mp4_files_call(file, &request, NULL, &reply);
    }
    mp4_files_close(file, file->is_muxer);
    return 0;
}

// Unique among all files: a script may mix them up.
static uint64_t track_handle(const mp4_file_t *file, uint32_t number) {
    return file->handle * (MEDIA_TRACKS + 1) + number + 1;
}

static media_track_t track_of(const k_mp4_track_info_s *info) {
    if (info->track_type == K_MP4_STREAM_VIDEO) {
        return (media_track_t){
            .is_video = 1,
            .codec = info->video_info.codec_id,
            .width = info->video_info.width,
            .height = info->video_info.height,
        };
    }
    // CanMV's library accepts an audio track without them.
    const k_mp4_audio_info_s *audio = &info->audio_info;
    return (media_track_t){
        .codec = audio->codec_id,
        .channels = audio->channels > 0 ? audio->channels : 1,
        .sample_rate = audio->sample_rate > 0 ? audio->sample_rate : G711_RATE,
    };
}

int kd_mp4_create_track(uint64_t handle, uint64_t *track, const k_mp4_track_info_s *info) {
    mp4_file_t *file = find_muxer(handle, "kd_mp4_create_track");
    bool is_known = info->track_type == K_MP4_STREAM_VIDEO || info->track_type == K_MP4_STREAM_AUDIO;
    if (file == NULL || !is_known || file->track_count == MEDIA_TRACKS) {
        return -1;
    }
    media_request_t request = { .operation = MEDIA_ADD_TRACK, .info = track_of(info) };
    media_reply_t reply;
    if (mp4_files_call(file, &request, NULL, &reply) != MEDIA_DONE) {
        return -1;
    }
    uint32_t number = file->track_count++;
    file->tracks[number] = request.info;
    *track = track_handle(file, number);
    return 0;
}

int kd_mp4_destroy_tracks(uint64_t handle) {
    mp4_file_t *file = find_muxer(handle, "kd_mp4_destroy_tracks");
    if (file == NULL) {
        return -1;
    }
    file->has_no_tracks = true;
    return 0;
}

// False: reported.
static bool find_track(const mp4_file_t *file, uint64_t track, uint32_t *number) {
    for (*number = 0; *number < file->track_count; (*number)++) {
        if (!file->has_no_tracks && track_handle(file, *number) == track) {
            return true;
        }
    }
    fprintf(stderr, "mp4: %s: kd_mp4_write_frame: no track has the handle %llu\n", file->name, (unsigned long long)track);
    return false;
}

static void report_order(mp4_file_t *file, uint64_t time) {
    if (!file->order_is_reported) {
        file->order_is_reported = true;
        fprintf(stderr, "mp4: %s: the time stamp of a frame (%llu ms) is not later than that of the frame before: it is moved\n",
            file->name, (unsigned long long)time);
    }
}

static int result_of(mp4_file_t *file, media_result_t result) {
    if (result == MEDIA_NO_KEY_FRAME && !file->start_is_reported) {
        file->start_is_reported = true;
        fprintf(stderr, "mp4: %s: should start with key frame (header + idr): write the first header and I picture in one frame\n",
            file->name);
    }
    return result == MEDIA_DONE ? 0 : result == MEDIA_NO_HEADER ? ERROR_NO_HEADER
                                                                : -1;
}

// A copy: reading memory that the script does not have must be reported as its access.
static int write_copy(mp4_file_t *file, media_request_t *request, const void *data) {
    void *copy = malloc(request->size + 1);
    if (copy == NULL) {
        return -1;
    }
    if (request->size > 0) {
        memcpy(copy, data, request->size);
    }
    media_reply_t reply;
    media_result_t result = mp4_files_call(file, request, copy, &reply);
    free(copy);
    if (result == MEDIA_DONE && reply.is_moved) {
        report_order(file, request->time);
    }
    return result_of(file, result);
}

static bool is_video(uint32_t codec) {
    return codec == K_MP4_CODEC_ID_H264 || codec == K_MP4_CODEC_ID_H265;
}

int kd_mp4_write_frame(uint64_t handle, uint64_t track, const k_mp4_frame_data_s *frame) {
    mp4_file_t *file = find_muxer(handle, "kd_mp4_write_frame");
    uint32_t number;
    if (file == NULL || !find_track(file, track, &number)) {
        return -1;
    }
    if (frame->codec_id >= K_MP4_CODEC_ID_BUTT) {
        return 0;
    }
    if (is_video(frame->codec_id) != (file->tracks[number].is_video != 0) || frame->data_length > FRAME_MAX) {
        fprintf(stderr, "mp4: %s: kd_mp4_write_frame: %s\n", file->name,
            frame->data_length > FRAME_MAX ? "a frame has more than 2 MiB" : "codec_id does not suit the track");
        return -1;
    }
    media_request_t request = {
        .operation = MEDIA_WRITE,
        .size = frame->data_length,
        .time = frame->time_stamp / 1000,
        .track = number,
        .info.codec = frame->codec_id,
    };
    return write_copy(file, &request, (const void *)(uintptr_t)frame->data);
}

int kd_mp4_get_file_info(uint64_t handle, k_mp4_file_info_s *info) {
    const mp4_file_t *file = find_demuxer(handle, "kd_mp4_get_file_info");
    *info = (k_mp4_file_info_s){ 0 };
    if (file == NULL) {
        return -1;
    }
    info->duration = file->duration;
    info->track_num = file->track_count;
    return 0;
}

static k_mp4_track_info_s info_of(const media_track_t *track, uint32_t id) {
    k_mp4_track_info_s info = { .time_scale = TIME_SCALE };
    if (track->is_video) {
        info.track_type = K_MP4_STREAM_VIDEO;
        info.video_info = (k_mp4_video_info_s){
            .width = track->width, .height = track->height, .track_id = id, .codec_id = track->codec
        };
    } else {
        info.track_type = K_MP4_STREAM_AUDIO;
        info.audio_info = (k_mp4_audio_info_s){
            .channels = track->channels,
            .sample_rate = track->sample_rate,
            .bit_per_sample = 16,
            .track_id = id,
            .codec_id = track->codec,
        };
    }
    return info;
}

int kd_mp4_get_track_by_index(uint64_t handle, uint64_t index, k_mp4_track_info_s *info) {
    const mp4_file_t *file = find_demuxer(handle, "kd_mp4_get_track_by_index");
    if (file == NULL || index >= file->track_count) {
        return -1;
    }
    *info = info_of(&file->tracks[index], (uint32_t)index + 1);
    return 0;
}

int kd_mp4_get_frame(uint64_t handle, k_mp4_frame_data_s *frame) {
    mp4_file_t *file = find_demuxer(handle, "kd_mp4_get_frame");
    if (file == NULL) {
        return -1;
    }
    media_request_t request = { .operation = MEDIA_READ };
    media_reply_t reply;
    media_result_t result = mp4_files_call(file, &request, NULL, &reply);
    if (result == MEDIA_END) {
        frame->eof = 1;
        return 0;
    }
    if (result != MEDIA_DONE) {
        return -1;
    }
    *frame = (k_mp4_frame_data_s){
        .codec_id = reply.codec,
        .time_stamp = reply.time,
        .data = (uintptr_t)file->output.data,
        .data_length = (uint32_t)file->output.size,
    };
    return 0;
}
