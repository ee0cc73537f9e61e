# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from mpp.ao_struct import *
from mpp.audio_struct import *
from mpp.common_struct import *
from umpp.ao_api import *
