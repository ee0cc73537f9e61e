# SPDX-License-Identifier: MIT
# Structs and limits of the audio decoders.
import uctypes
from mpp import adec_def
from mpp.generated.structs import _new

K_ADEC_MODE_PACK = const(0)
K_ADEC_MODE_STREAM = const(1)
ADEC_MAX_DEV_NUMS = const(1)
ADEC_MAX_CHN_NUMS = const(8)


def k_adec_chn_attr(**values):
    return _new(adec_def.k_adec_chn_attr_desc, values)
