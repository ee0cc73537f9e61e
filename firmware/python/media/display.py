# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.display: the Display of the board's MPP generation.
import image
from _virtual_board import MPP_GENERATION

if MPP_GENERATION == "A":
    from media.display_a import *
else:
    from _media import Display
