# SPDX-License-Identifier: MIT
from typing_extensions import Literal

from mpp.common_struct import *

VICAP_DEV_ID_0: Literal[0]
VICAP_DEV_ID_1: Literal[1]
VICAP_DEV_ID_2: Literal[2]
VICAP_DEV_ID_MAX: Literal[3]

VICAP_CHN_ID_0: Literal[0]
VICAP_CHN_ID_1: Literal[1]
VICAP_CHN_ID_2: Literal[2]
VICAP_CHN_ID_MAX: Literal[3]

VICAP_ALIGN_1K: Literal[0x400]
VICAP_ALIGN_4K: Literal[0x1000]

def VICAP_ALIGN_UP(value: int, size: int) -> int: ...
