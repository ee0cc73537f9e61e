# SPDX-License-Identifier: MIT
# MediaManager of MPP generation B: the board initialises the video buffers, and
# each module creates its own pools; only links and buffers remain.
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
