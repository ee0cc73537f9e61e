# SPDX-License-Identifier: MIT
# The MPP's video decoder.
from mpp.vdec_struct import *
from mpp.video_struct import *
from mpp.payload_struct import *
from mpp.common_struct import *
from umpp.vdec_api import *
