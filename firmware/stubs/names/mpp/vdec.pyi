# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from mpp.vdec_struct import *
from mpp.video_struct import *
from mpp.payload_struct import *
from mpp.common_struct import *
from umpp.vdec_api import *
