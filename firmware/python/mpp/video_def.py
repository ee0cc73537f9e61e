# SPDX-License-Identifier: MIT
# uctypes descriptors of the frames' structs.
from mpp.generated.structs import *
