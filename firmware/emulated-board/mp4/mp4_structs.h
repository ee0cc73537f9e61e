// SPDX-License-Identifier: MIT
// The structs of CanMV's MP4 calls.
#ifndef MP4_STRUCTS_H
#define MP4_STRUCTS_H

#include <stdint.h>

typedef enum {
    K_MP4_CONFIG_MUXER = 1,
    K_MP4_CONFIG_DEMUXER = 2,
} k_mp4_config_type_e;

typedef enum {
    K_MP4_STREAM_VIDEO = 1,
    K_MP4_STREAM_AUDIO = 2,
} k_mp4_track_type_e;

typedef enum {
    K_MP4_CODEC_ID_H264,
    K_MP4_CODEC_ID_H265,
    K_MP4_CODEC_ID_G711A,
    K_MP4_CODEC_ID_G711U,
    K_MP4_CODEC_ID_BUTT,
} k_mp4_codec_id_e;

typedef struct {
    uint32_t config_type;
    // Of a muxer and of a demuxer.
    char file_name[128];
    uint8_t fmp4_flag;
    uint8_t unused[3];
} k_mp4_config_s;

typedef struct {
    uint32_t width;
    uint32_t height;
    uint32_t track_id;
    uint32_t codec_id;
} k_mp4_video_info_s;

typedef struct {
    uint32_t channels;
    uint32_t sample_rate;
    uint32_t bit_per_sample;
    uint32_t track_id;
    uint32_t codec_id;
} k_mp4_audio_info_s;

typedef struct {
    uint32_t track_type;
    uint32_t time_scale;
    union {
        k_mp4_video_info_s video_info;
        k_mp4_audio_info_s audio_info;
    };
} k_mp4_track_info_s;

typedef struct {
    uint64_t duration;
    uint32_t track_num;
    uint32_t unused;
} k_mp4_file_info_s;

typedef struct {
    uint32_t codec_id;
    uint32_t unused;
    uint64_t time_stamp;
    uint64_t data;
    uint32_t data_length;
    uint8_t eof;
    uint8_t unused_end[3];
} k_mp4_frame_data_s;

// CanMV's binding accepts buffers of these sizes only.
_Static_assert(sizeof(k_mp4_config_s) == 136, "size of k_mp4_config_s");
_Static_assert(sizeof(k_mp4_track_info_s) == 28, "size of k_mp4_track_info_s");
_Static_assert(sizeof(k_mp4_file_info_s) == 16, "size of k_mp4_file_info_s");
_Static_assert(sizeof(k_mp4_frame_data_s) == 32, "size of k_mp4_frame_data_s");

#endif // MP4_STRUCTS_H
