# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp.vb import *

AudioBuffer: Any
MediaManager: Any
request_buffers: Any
