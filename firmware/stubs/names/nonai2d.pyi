# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

CSC: Any
MediaManager: Any
VB_REMAP_MODE_NOCACHE: int
k_vb_config: Any
k_video_frame_info: Any
py_video_frame_info: Any
