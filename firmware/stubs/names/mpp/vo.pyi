# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp.vo_struct import *

k_video_frame: Any
k_video_frame_info: Any
kd_display_reset: Any
kd_mpi_vo_chn_insert_frame: Any
kd_mpi_vo_disable_video_layer: Any
kd_mpi_vo_disable_wbc: Any
kd_mpi_vo_enable_video_layer: Any
kd_mpi_vo_enable_wbc: Any
kd_mpi_vo_osd_disable: Any
kd_mpi_vo_osd_enable: Any
kd_mpi_vo_set_video_layer_attr: Any
kd_mpi_vo_set_video_osd_attr: Any
kd_mpi_vo_set_wbc_attr: Any
kd_mpi_wbc_dump_frame: Any
kd_mpi_wbc_dump_release: Any
