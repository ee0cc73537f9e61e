# SPDX-License-Identifier: MIT
from mpp.common_struct import *
from mpp.generated.calls import *
from mpp.vb_struct import *
