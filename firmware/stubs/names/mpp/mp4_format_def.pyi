# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_mp4_audio_info_desc: Any
k_mp4_config_demuxer_desc: Any
k_mp4_config_desc: Any
k_mp4_config_muxer_desc: Any
k_mp4_file_info_desc: Any
k_mp4_frame_data_desc: Any
k_mp4_track_info_desc: Any
k_mp4_video_info_desc: Any
import uctypes as uctypes
