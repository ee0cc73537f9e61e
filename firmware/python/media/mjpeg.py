# SPDX-License-Identifier: MIT
# Stand-in for media.mjpeg of CanMV after v1.8.
from media.mjpeg_encoder import MJPEGEncoder
