# SPDX-License-Identifier: MIT
# Structs and constants of the video decoder.
import uctypes
from mpp import vdec_def
from mpp.generated.structs import _new

VDEC_MAX_CHN_NUMS = const(4)

K_VDEC_SEND_MODE_STREAM = const(0)
K_VDEC_SEND_MODE_FRAME = const(1)
K_VDEC_SEND_MODE_BUTT = const(2)


def k_vdec_chn_attr(**values):
    return _new(vdec_def.k_vdec_chn_attr_desc, values)


def k_vdec_supplement_info(**values):
    return _new(vdec_def.k_vdec_supplement_info_desc, values)


def k_vdec_stream(**values):
    return _new(vdec_def.k_vdec_stream_desc, values)


def k_vdec_dec_err(**values):
    return _new(vdec_def.k_vdec_dec_err_desc, values)


def k_vdec_chn_status(**values):
    return _new(vdec_def.k_vdec_chn_status_desc, values)
