# SPDX-License-Identifier: MIT
# Module ids and the endpoints of a link.
import uctypes
from mpp import sys_def
from mpp.generated.constants import *
from mpp.generated.structs import k_mpp_chn

# CanMV's own numbers, which the MPP does not have.
K_ID_VPROC = const(7)
K_ID_VREC = const(8)
