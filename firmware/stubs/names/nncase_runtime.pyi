# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

ai2d: Any
ai2d_builder: Any
ai2d_format: Any
from_numpy: Any
interp_method: Any
interp_mode: Any
kpu: Any
runtime_tensor: Any
shrink_memory_pool: Any
version: Any
