# SPDX-License-Identifier: MIT
# Stand-in for CanMV's package mpp: the same names over the virtual MPP.
from _virtual_board import MPP_GENERATION
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from mpp.vicap import *

if MPP_GENERATION == "A":
    from mpp.vo import *

# Some of CanMV's releases have it here, too.
ALIGN_UP = VICAP_ALIGN_UP
