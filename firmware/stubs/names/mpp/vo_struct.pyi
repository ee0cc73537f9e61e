# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

K_ROTATION_0: int
K_ROTATION_180: int
K_ROTATION_270: int
K_ROTATION_90: int
K_VO_DISPLAY_CHN_ID0: int
K_VO_DISPLAY_CHN_ID1: int
K_VO_DISPLAY_CHN_ID2: int
K_VO_DISPLAY_CHN_ID3: int
K_VO_DISPLAY_CHN_ID4: int
K_VO_DISPLAY_CHN_ID5: int
K_VO_DISPLAY_CHN_ID6: int
K_VO_DISPLAY_DEV_ID: int
K_VO_GRAY_DISABLE: int
K_VO_GRAY_ENABLE: int
K_VO_LAYER0: int
K_VO_LAYER1: int
K_VO_LAYER2: int
K_VO_MAX_CHN_NUMS: int
K_VO_MAX_DEV_NUMS: int
K_VO_MIRROR_BOTH: int
K_VO_MIRROR_HOR: int
K_VO_MIRROR_NONE: int
K_VO_MIRROR_VER: int
K_VO_OSD0: int
K_VO_OSD1: int
K_VO_OSD2: int
K_VO_OSD3: int
K_VO_SCALER_DISABLE: int
K_VO_SCALER_ENABLE: int
k_vo_point: Any
k_vo_size: Any
k_vo_video_layer_attr: Any
k_vo_video_osd_attr: Any
k_vo_wbc_attr: Any
import uctypes as uctypes
