# SPDX-License-Identifier: MIT
# Structs and constants of the display in MPP generation A.
import uctypes
from mpp import vo_def

K_VO_MAX_DEV_NUMS = const(1)
K_VO_MAX_CHN_NUMS = const(7)

K_VO_DISPLAY_DEV_ID = const(0)
K_VO_DISPLAY_CHN_ID0 = const(0)
K_VO_DISPLAY_CHN_ID1 = const(1)
K_VO_DISPLAY_CHN_ID2 = const(2)
K_VO_DISPLAY_CHN_ID3 = const(3)
K_VO_DISPLAY_CHN_ID4 = const(4)
K_VO_DISPLAY_CHN_ID5 = const(5)
K_VO_DISPLAY_CHN_ID6 = const(6)

K_VO_LAYER0 = const(0)
K_VO_LAYER1 = const(1)
K_VO_LAYER2 = const(2)

K_VO_OSD0 = const(0)
K_VO_OSD1 = const(1)
K_VO_OSD2 = const(2)
K_VO_OSD3 = const(3)

K_ROTATION_0 = const(1)
K_ROTATION_90 = const(2)
K_ROTATION_180 = const(4)
K_ROTATION_270 = const(8)

K_VO_MIRROR_NONE = const(16)
K_VO_MIRROR_HOR = const(32)
K_VO_MIRROR_VER = const(64)
K_VO_MIRROR_BOTH = const(128)

K_VO_GRAY_ENABLE = const(256)
K_VO_GRAY_DISABLE = const(512)

K_VO_SCALER_ENABLE = const(1024)
K_VO_SCALER_DISABLE = const(2048)


def _new(desc, values):
    memory = bytearray(uctypes.sizeof(desc))
    struct = uctypes.struct(uctypes.addressof(memory), desc)
    for name, value in values.items():
        setattr(struct, name, value)
    return struct


def k_vo_point(**values):
    return _new(vo_def.k_vo_point_desc, values)


def k_vo_size(**values):
    return _new(vo_def.k_vo_size_desc, values)


def k_vo_wbc_attr(**values):
    return _new(vo_def.k_vo_wbc_attr_desc, values)


def k_vo_video_layer_attr(**values):
    return _new(vo_def.k_vo_video_layer_attr_desc, values)


def k_vo_video_osd_attr(**values):
    return _new(vo_def.k_vo_video_osd_attr_desc, values)
