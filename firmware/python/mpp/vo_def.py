# SPDX-License-Identifier: MIT
# uctypes descriptors of the display's structs in MPP generation A.
import uctypes

k_vo_point_desc = {
    "x": 0 | uctypes.UINT32,
    "y": 4 | uctypes.UINT32,
}

k_vo_size_desc = {
    "width": 0 | uctypes.UINT32,
    "height": 4 | uctypes.UINT32,
}

k_vo_scaler_attr_desc = {
    "out_size": (0, k_vo_size_desc),
    "stride": 8 | uctypes.UINT32,
}

k_vo_wbc_attr_desc = {
    "target_size": (0, k_vo_size_desc),
    "pixel_format": 8 | uctypes.UINT32,
    "stride": 12 | uctypes.UINT32,
    "y_phy_addr": 16 | uctypes.UINT32,
}

k_vo_video_layer_attr_desc = {
    "display_rect": (0, k_vo_point_desc),
    "img_size": (8, k_vo_size_desc),
    "pixel_format": 16 | uctypes.UINT32,
    "stride": 20 | uctypes.UINT32,
    "func": 24 | uctypes.UINT32,
    "scaler_attr": (28, k_vo_scaler_attr_desc),
}

k_vo_video_osd_attr_desc = {
    "display_rect": (0, k_vo_point_desc),
    "img_size": (8, k_vo_size_desc),
    "pixel_format": 16 | uctypes.UINT32,
    "stride": 20 | uctypes.UINT32,
    "global_alpha": 24 | uctypes.UINT8,
}
