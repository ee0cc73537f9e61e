# SPDX-License-Identifier: MIT
# MediaManager of MPP generation B: the board sets up the video buffers itself
# and everyone has pools of their own, so only links and buffers are left.
from _virtual_board import Buffer
from media.link import link


class MediaManager:
    Buffer = Buffer

    @staticmethod
    def init(*args, **kwargs):
        pass

    @staticmethod
    def deinit(*args, **kwargs):
        pass

    @staticmethod
    def _config(*args, **kwargs):
        raise RuntimeError("deprecated function")

    link = staticmethod(link)
