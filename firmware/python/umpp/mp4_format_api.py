# SPDX-License-Identifier: MIT
# The MP4 calls, kd_mp4_*.
from _mp4_format import *
