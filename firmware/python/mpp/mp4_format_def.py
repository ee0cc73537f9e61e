# SPDX-License-Identifier: MIT
# uctypes descriptors of the MP4 calls' structs.
import uctypes

k_mp4_config_muxer_desc = {
    "file_name": (0 | uctypes.ARRAY, 128 | uctypes.UINT8),
    "fmp4_flag": 128 | uctypes.UINT32,
}

k_mp4_config_demuxer_desc = {
    "file_name": (0 | uctypes.ARRAY, 128 | uctypes.UINT8),
}

# The two configurations share their place.
k_mp4_config_desc = {
    "config_type": 0 | uctypes.UINT32,
    "muxer_config": (4, k_mp4_config_muxer_desc),
    "demuxer_config": (4, k_mp4_config_demuxer_desc),
}

k_mp4_video_info_desc = {
    "width": 0 | uctypes.UINT32,
    "height": 4 | uctypes.UINT32,
    "track_id": 8 | uctypes.UINT32,
    "codec_id": 12 | uctypes.UINT32,
}

k_mp4_audio_info_desc = {
    "channels": 0 | uctypes.UINT32,
    "sample_rate": 4 | uctypes.UINT32,
    "bit_per_sample": 8 | uctypes.UINT32,
    "track_id": 12 | uctypes.UINT32,
    "codec_id": 16 | uctypes.UINT32,
}

# So do the two kinds of tracks.
k_mp4_track_info_desc = {
    "track_type": 0 | uctypes.UINT32,
    "time_scale": 4 | uctypes.UINT32,
    "video_info": (8, k_mp4_video_info_desc),
    "audio_info": (8, k_mp4_audio_info_desc),
}

k_mp4_file_info_desc = {
    "duration": 0 | uctypes.UINT64,
    "track_num": 8 | uctypes.UINT32,
}

k_mp4_frame_data_desc = {
    "codec_id": 0 | uctypes.UINT32,
    "time_stamp": 8 | uctypes.UINT64,
    "data": 16 | uctypes.UINT64,
    "data_length": 24 | uctypes.UINT32,
    "eof": 28 | uctypes.UINT32,
}
