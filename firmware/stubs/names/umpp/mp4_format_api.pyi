# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

kd_mp4_create: Any
kd_mp4_create_track: Any
kd_mp4_destroy: Any
kd_mp4_destroy_tracks: Any
kd_mp4_get_file_info: Any
kd_mp4_get_frame: Any
kd_mp4_get_track_by_index: Any
kd_mp4_write_frame: Any
