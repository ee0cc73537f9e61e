# SPDX-License-Identifier: MIT
# uctypes descriptors of the endpoints of a link.
from mpp.generated.structs import *
