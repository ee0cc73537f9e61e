# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_vdec_chn_attr_desc: Any
k_vdec_chn_status_desc: Any
k_vdec_dec_err_desc: Any
k_vdec_stream_desc: Any
k_vdec_supplement_info_desc: Any
import uctypes as uctypes
