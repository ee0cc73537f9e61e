# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from media.media import *
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
from mpp.payload_struct import *
from media.pyaudio import *
from media.display import *

DIV: int
K_PLAYER_EVENT_EOF: int
K_PLAYER_EVENT_PROGRESS: int
PLAY_PAUSE: int
PLAY_START: int
PLAY_STOP: int
Player: Any
