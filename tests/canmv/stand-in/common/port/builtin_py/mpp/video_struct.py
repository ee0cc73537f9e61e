# SPDX-License-Identifier: MIT
NAME_OF_VIDEO_STRUCT = True
