# SPDX-License-Identifier: MIT
# uctypes descriptors of the video buffers' structs.
from mpp.generated.structs import *
