# SPDX-License-Identifier: MIT
# The MPP's audio encoders.
from mpp.aenc_struct import *
from mpp.audio_struct import *
from mpp.payload_struct import *
from mpp.common_struct import *
from umpp.aenc_api import *
