# SPDX-License-Identifier: MIT
from typing_extensions import Literal

import uctypes as uctypes
from mpp.generated.constants import *
from mpp.generated.structs import k_mpp_chn as k_mpp_chn

K_ID_VPROC: Literal[7]
K_ID_VREC: Literal[8]
