# SPDX-License-Identifier: MIT
# Layouts of the audio decoders' structs.
import uctypes
from _virtual_board import MPP_GENERATION

if MPP_GENERATION == "A":
    k_adec_chn_attr_desc = {
        "type": 0 | uctypes.UINT32,
        "mode": 4 | uctypes.UINT32,
        "point_num_per_frame": 8 | uctypes.UINT32,
        "buf_size": 12 | uctypes.UINT32,
    }
else:
    k_adec_chn_attr_desc = {
        "type": 0 | uctypes.UINT32,
        "mode": 4 | uctypes.UINT32,
        "sample_rate": 8 | uctypes.UINT32,
        "channels": 12 | uctypes.UINT32,
        "point_num_per_frame": 16 | uctypes.UINT32,
        "buf_size": 20 | uctypes.UINT32,
    }
