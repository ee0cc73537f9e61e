# SPDX-License-Identifier: MIT
# The MPP's video buffers.
from _mpp import *
from mpp.common_struct import *
from mpp.vb_struct import *
