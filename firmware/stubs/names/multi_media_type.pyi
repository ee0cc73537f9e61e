# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
media_h264: int
media_h265: int
media_mjpeg: int
