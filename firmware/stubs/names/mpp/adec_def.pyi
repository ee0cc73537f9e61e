# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_adec_chn_attr_desc: Any
import uctypes as uctypes
