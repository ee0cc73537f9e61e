# SPDX-License-Identifier: MIT
# The MP4 calls, kd_mp4_*.
from umpp.mp4_format_api import *
