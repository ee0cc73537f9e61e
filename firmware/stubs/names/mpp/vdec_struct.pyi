# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

K_VDEC_SEND_MODE_BUTT: int
K_VDEC_SEND_MODE_FRAME: int
K_VDEC_SEND_MODE_STREAM: int
VDEC_MAX_CHN_NUMS: int
k_vdec_chn_attr: Any
k_vdec_chn_status: Any
k_vdec_dec_err: Any
k_vdec_stream: Any
k_vdec_supplement_info: Any
import uctypes as uctypes
