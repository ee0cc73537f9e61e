# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from mpp.ai_struct import *
from mpp.audio_struct import *
from mpp.common_struct import *
from umpp.ai_api import *
