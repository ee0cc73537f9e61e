# SPDX-License-Identifier: MIT
# Structs and constants of the video buffers.
import uctypes
from mpp import vb_def
from mpp.generated.constants import *
from mpp.generated.structs import k_vb_config, k_vb_pool_config, k_vb_supplement_config
