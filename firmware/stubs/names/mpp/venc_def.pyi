# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any
from mpp.generated.structs import *

k_venc_attr_desc: Any
k_venc_chn_attr_desc: Any
