# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
from mpp.payload_struct import *
from media.vencoder import *
from media.sensor import *
from media.media import *
from media.pyaudio import *

Mp4CfgStr: Any
Mp4Container: Any
MuxerCfgStr: Any
