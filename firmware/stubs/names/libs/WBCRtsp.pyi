# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from media.vencoder import *

Display: Any
RtspServer: Any
ShownFrames: Any
WBCRtsp: Any
