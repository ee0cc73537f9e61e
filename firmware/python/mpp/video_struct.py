# SPDX-License-Identifier: MIT
# Video frames and their pixel formats.
import uctypes
from mpp import video_def
from mpp.generated.constants import *
from mpp.generated.structs import k_video_frame, k_video_frame_info, k_video_supplement

# CanMV's own number, not one of the MPP's.
PIXEL_FORMAT_GRAYSCALE = const(303)
