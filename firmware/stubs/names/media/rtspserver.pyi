# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from media.vencoder import *
from media.sensor import *
from media.media import *
from time import *

RtspServer: Any
