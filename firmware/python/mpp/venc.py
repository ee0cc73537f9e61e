# SPDX-License-Identifier: MIT
# The MPP's video encoder.
from _mpp import *
from mpp.common_struct import *
from mpp.payload_struct import *
from mpp.venc_struct import *
from mpp.video_struct import *
