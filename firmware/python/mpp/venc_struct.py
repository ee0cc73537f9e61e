# SPDX-License-Identifier: MIT
# Structs and constants of the video encoder. The star import of media.vencoder brings
# these names to scripts: the structs that CanMV has, and no descriptors.
import uctypes
from mpp import venc_def
from mpp.generated import structs
from mpp.generated.constants import *
from mpp.generated.structs import (
    k_venc_2d_border_attr,
    k_venc_2d_osd_attr,
    k_venc_cbr,
    k_venc_chn_status,
    k_venc_fixqp,
    k_venc_h264_entropy,
    k_venc_h265_entropy,
    k_venc_h265_sao,
    k_venc_mjpeg_fixqp,
    k_venc_pack,
    k_venc_rc_attr,
    k_venc_rect,
    k_venc_roi_attr,
    k_venc_stream,
    k_venc_stream_info,
    k_venc_vbr,
)
from _virtual_board import MPP_GENERATION

VENC_ALIGN_4K = const(0x1000)

k_venc_attr = getattr(structs, "k_venc_attr_" + MPP_GENERATION)
k_venc_chn_attr = getattr(structs, "k_venc_chn_attr_" + MPP_GENERATION)
