# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_vo_point_desc: Any
k_vo_scaler_attr_desc: Any
k_vo_size_desc: Any
k_vo_video_layer_attr_desc: Any
k_vo_video_osd_attr_desc: Any
k_vo_wbc_attr_desc: Any
import uctypes as uctypes
