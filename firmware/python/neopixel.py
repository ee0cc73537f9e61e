# SPDX-License-Identifier: MIT
# Stand-in for micropython-lib's neopixel: a chain of LEDs of which only the colours exist.
from machine import bitstream


class NeoPixel:
    # Where red, green, blue and white are in a pixel's bytes.
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        self.timing = (400, 850, 800, 450) if timing == 1 else timing
        pin.init(pin.OUT)

    def __len__(self):
        return self.n

    def _start(self, index):
        if not -self.n <= index < self.n:
            raise IndexError("pixel %d of %d" % (index, self.n))
        return index % self.n * self.bpp

    def __setitem__(self, index, colour):
        start = self._start(index)
        for i in range(self.bpp):
            self.buf[start + self.ORDER[i]] = colour[i]

    def __getitem__(self, index):
        start = self._start(index)
        return tuple([self.buf[start + self.ORDER[i]] for i in range(self.bpp)])

    def fill(self, colour):
        for index in range(self.n):
            self[index] = colour

    def write(self):
        bitstream(self.pin, 0, self.timing, self.buf)
