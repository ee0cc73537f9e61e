# SPDX-License-Identifier: MIT
# The MPP's audio decoders.
from mpp.adec_struct import *
from mpp.audio_struct import *
from mpp.payload_struct import *
from mpp.common_struct import *
from umpp.adec_api import *
