# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp import *
from mpp.ai import *
from mpp.ao import *
from mpp.vb import *
from mpp.sys import *
from media.media import *

AUDIO_3A_ENABLE_AEC: int
AUDIO_3A_ENABLE_AGC: int
AUDIO_3A_ENABLE_ANS: int
AUDIO_3A_ENABLE_NONE: int
DEVICE_I2S: str
DEVICE_PDM: str
DIV_NUM: int
LEFT: int
LEFT_RIGHT: int
PyAudio: Any
RIGHT: int
Read_stream: Any
Stream: Any
Write_stream: Any
paInt16: int
paInt24: int
paInt32: int
