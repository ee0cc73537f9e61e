# SPDX-License-Identifier: MIT
# The MPP's audio input.
from mpp.ai_struct import *
from mpp.audio_struct import *
from mpp.common_struct import *
from umpp.ai_api import *
