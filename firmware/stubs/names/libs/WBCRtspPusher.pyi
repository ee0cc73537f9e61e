# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from media.vencoder import *

Display: Any
RtspPusher: Any
ShownFrames: Any
WBCRtspPusher: Any
