# SPDX-License-Identifier: MIT
# Layouts of the audio encoders' structs.
import uctypes
from _virtual_board import MPP_GENERATION

if MPP_GENERATION == "A":
    k_aenc_chn_attr_desc = {
        "type": 0 | uctypes.UINT32,
        "point_num_per_frame": 4 | uctypes.UINT32,
        "buf_size": 8 | uctypes.UINT32,
    }
else:
    k_aenc_chn_attr_desc = {
        "type": 0 | uctypes.UINT32,
        "sample_rate": 4 | uctypes.UINT32,
        "channels": 8 | uctypes.UINT32,
        "bitrate": 12 | uctypes.UINT32,
        "point_num_per_frame": 16 | uctypes.UINT32,
        "buf_size": 20 | uctypes.UINT32,
    }
