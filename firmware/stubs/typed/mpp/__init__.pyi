# SPDX-License-Identifier: MIT
# CanMV's package mpp: the raw calls of the MPP.
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from mpp.vicap import *
from mpp.vo import *

def ALIGN_UP(value: int, size: int) -> int: ...
