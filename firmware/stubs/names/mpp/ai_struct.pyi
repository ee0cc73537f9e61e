# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_ai_chn_param: Any
k_ai_chn_pitch_shift_param: Any
k_ai_vqe_enable: Any
import uctypes as uctypes
