# SPDX-License-Identifier: MIT
# uctypes descriptors of the video encoder's structs.
from mpp.generated.structs import *
from _virtual_board import MPP_GENERATION

if MPP_GENERATION == "A":
    k_venc_attr_desc = k_venc_attr_A_desc
    k_venc_chn_attr_desc = k_venc_chn_attr_A_desc
else:
    k_venc_attr_desc = k_venc_attr_B_desc
    k_venc_chn_attr_desc = k_venc_chn_attr_B_desc
