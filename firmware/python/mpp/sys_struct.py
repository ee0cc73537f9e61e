# SPDX-License-Identifier: MIT
# Module ids and the endpoints of a link.
from mpp.generated.constants import *
from mpp.generated.structs import k_mpp_chn
