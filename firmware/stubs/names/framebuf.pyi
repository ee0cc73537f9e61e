# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

FrameBuffer: Any
FrameBuffer1: Any
GS2_HMSB: int
GS4_HMSB: int
GS8: int
MONO_HLSB: int
MONO_HMSB: int
MONO_VLSB: int
MVLSB: int
RGB565: int
