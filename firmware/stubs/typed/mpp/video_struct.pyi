# SPDX-License-Identifier: MIT
from typing_extensions import Literal

import uctypes as uctypes
from mpp.generated.constants import *
from mpp.generated.structs import k_video_frame as k_video_frame
from mpp.generated.structs import k_video_frame_info as k_video_frame_info
from mpp.generated.structs import k_video_supplement as k_video_supplement

PIXEL_FORMAT_GRAYSCALE: Literal[303]
