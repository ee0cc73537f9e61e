# SPDX-License-Identifier: MIT
# The MPP's audio output.
from mpp.ao_struct import *
from mpp.audio_struct import *
from mpp.common_struct import *
from umpp.ao_api import *
