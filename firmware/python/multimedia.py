# SPDX-License-Identifier: MIT
# CanMV's multimedia: the servers in C, and what CanMV after v1.8 adds to them.
from umultimedia import *
from rtsp_push import rtsp_pusher
