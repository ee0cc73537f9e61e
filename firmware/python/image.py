# SPDX-License-Identifier: MIT
# Stand-in for CanMV's module image: a camera frame in video memory, without
# drawing.
import uctypes

YUV420 = const(9)


class Image:
    def __init__(self, width, height, format, phyaddr=None, virtaddr=0, poolid=0, size=0):
        self._width = width
        self._height = height
        self._format = format
        self._phyaddr = phyaddr
        self._virtaddr = virtaddr
        self._poolid = poolid
        self._size = size

    def width(self):
        return self._width

    def height(self):
        return self._height

    def format(self):
        return self._format

    # Bytes in memory, including the gap between the planes.
    def size(self):
        return self._size

    def poolid(self):
        return self._poolid

    # Physical address of a plane: 0 luma, 1 chroma.
    def phyaddr(self, plane=0):
        return self._phyaddr[plane]

    def virtaddr(self):
        return self._virtaddr

    # The frame's own memory: invalid after the next snapshot().
    def bytearray(self):
        return uctypes.bytearray_at(self._virtaddr, self._size)

    def to_bytes(self):
        return bytes(self.bytearray())
