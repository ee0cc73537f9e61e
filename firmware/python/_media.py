# SPDX-License-Identifier: MIT
# Stand-in for CanMV's _media: the objects of frames, and in generation B the display.
from _display import py_video_frame, py_video_frame_info
from _virtual_board import MPP_GENERATION

if MPP_GENERATION == "B":
    from media.display_b import Display
