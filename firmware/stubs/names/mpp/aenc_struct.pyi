# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

AENC_MAX_CHN_NUMS: int
AENC_MAX_DEV_NUMS: int
k_aenc_chn_attr: Any
import uctypes as uctypes
