# SPDX-License-Identifier: MIT
# Names of the camera driver that other packages of CanMV use.
from mpp.common_struct import *

VICAP_DEV_ID_0 = const(0)
VICAP_DEV_ID_1 = const(1)
VICAP_DEV_ID_2 = const(2)
VICAP_DEV_ID_MAX = const(3)

VICAP_CHN_ID_0 = const(0)
VICAP_CHN_ID_1 = const(1)
VICAP_CHN_ID_2 = const(2)
VICAP_CHN_ID_MAX = const(3)

VICAP_ALIGN_1K = const(0x400)
VICAP_ALIGN_4K = const(0x1000)


def VICAP_ALIGN_UP(value, size):
    return (value + size - 1) & ~(size - 1)
