# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp.vdec import *
from mpp.sys import *
from mpp.vb import *
from mpp.payload_struct import *
from mpp.vdec_struct import *
from media.media import *

Decoder: Any
FRAME_BUF_SIZE: int
INPUT_BUF_CNT: int
MAX_HEIGHT: int
MAX_WIDTH: int
OUTPUT_BUF_CNT: int
STREAM_BUF_SIZE: int
