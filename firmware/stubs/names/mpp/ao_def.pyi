# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_ao_chn_param_desc: Any
import uctypes as uctypes
