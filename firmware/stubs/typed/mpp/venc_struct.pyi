# SPDX-License-Identifier: MIT
from typing_extensions import Literal

import uctypes as uctypes
from mpp.generated.constants import *
from mpp.generated.structs import k_venc_2d_border_attr as k_venc_2d_border_attr
from mpp.generated.structs import k_venc_2d_osd_attr as k_venc_2d_osd_attr
from mpp.generated.structs import k_venc_cbr as k_venc_cbr
from mpp.generated.structs import k_venc_chn_status as k_venc_chn_status
from mpp.generated.structs import k_venc_fixqp as k_venc_fixqp
from mpp.generated.structs import k_venc_h264_entropy as k_venc_h264_entropy
from mpp.generated.structs import k_venc_h265_entropy as k_venc_h265_entropy
from mpp.generated.structs import k_venc_h265_sao as k_venc_h265_sao
from mpp.generated.structs import k_venc_mjpeg_fixqp as k_venc_mjpeg_fixqp
from mpp.generated.structs import k_venc_pack as k_venc_pack
from mpp.generated.structs import k_venc_rc_attr as k_venc_rc_attr
from mpp.generated.structs import k_venc_rect as k_venc_rect
from mpp.generated.structs import k_venc_roi_attr as k_venc_roi_attr
from mpp.generated.structs import k_venc_stream as k_venc_stream
from mpp.generated.structs import k_venc_stream_info as k_venc_stream_info
from mpp.generated.structs import k_venc_vbr as k_venc_vbr

# Those of generation A have all fields of generation B.
from mpp.generated.structs import k_venc_attr_A as k_venc_attr
from mpp.generated.structs import k_venc_chn_attr_A as k_venc_chn_attr

VENC_ALIGN_4K: Literal[0x1000]
