# SPDX-License-Identifier: MIT
# Structs and limits of the audio encoders.
import uctypes
from mpp import aenc_def
from mpp.generated.structs import _new

AENC_MAX_DEV_NUMS = const(1)
AENC_MAX_CHN_NUMS = const(8)


def k_aenc_chn_attr(**values):
    return _new(aenc_def.k_aenc_chn_attr_desc, values)
