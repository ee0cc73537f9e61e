# SPDX-License-Identifier: MIT
from mpp.common_struct import *
from mpp.generated.calls import *
from mpp.payload_struct import *
from mpp.venc_struct import *
from mpp.video_struct import *
