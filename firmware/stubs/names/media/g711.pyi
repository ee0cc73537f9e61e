# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp import *
from mpp.aenc import *
from mpp.adec import *
from mpp.vb import *
from mpp.sys import *
from mpp.payload_struct import *
from media.media import *

BUF_CNT: int
Decoder: Any
Encoder: Any
