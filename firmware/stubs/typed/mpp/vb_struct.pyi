# SPDX-License-Identifier: MIT
import uctypes as uctypes
from mpp.generated.constants import *
from mpp.generated.structs import k_vb_config as k_vb_config
from mpp.generated.structs import k_vb_pool_config as k_vb_pool_config
from mpp.generated.structs import k_vb_supplement_config as k_vb_supplement_config
