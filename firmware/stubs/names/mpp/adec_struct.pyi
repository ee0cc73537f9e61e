# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

ADEC_MAX_CHN_NUMS: int
ADEC_MAX_DEV_NUMS: int
K_ADEC_MODE_PACK: int
K_ADEC_MODE_STREAM: int
k_adec_chn_attr: Any
import uctypes as uctypes
