// SPDX-License-Identifier: MIT
// CanMV's MP4 calls. 0 is success and -1 an error, which stderr explains.
#ifndef MP4_FORMAT_H
#define MP4_FORMAT_H

#include "mp4_structs.h"

int kd_mp4_create(uint64_t *handle, const k_mp4_config_s *config);
int kd_mp4_destroy(uint64_t handle);

// Of a muxer.
int kd_mp4_create_track(uint64_t handle, uint64_t *track, const k_mp4_track_info_s *info);
int kd_mp4_destroy_tracks(uint64_t handle);
int kd_mp4_write_frame(uint64_t handle, uint64_t track, const k_mp4_frame_data_s *frame);

// Of a demuxer. The frame's bytes are valid until the next call for the file.
int kd_mp4_get_file_info(uint64_t handle, k_mp4_file_info_s *info);
int kd_mp4_get_track_by_index(uint64_t handle, uint64_t index, k_mp4_track_info_s *info);
int kd_mp4_get_frame(uint64_t handle, k_mp4_frame_data_s *frame);

#endif // MP4_FORMAT_H
