# SPDX-License-Identifier: MIT
# machine.SPI: a bus without devices. What is read is 0.
from machine.absent import say_once

_BUSES = const(3)


class SPI:
    def __init__(self, id, baudrate=500000, **kwargs):
        if not 0 <= id < _BUSES:
            raise ValueError("SPI(%d) doesn't exist" % id)
        self._id = id
        self.init(baudrate, **kwargs)
        say_once("SPI", "nothing is attached to the emulated board's pins: what is read is 0")

    def init(
        self,
        baudrate=500000,
        *,
        polarity=0,
        phase=0,
        bits=8,
        cs=-1,
        data_line=1,
        firstbit=-1,
        sck=None,
        mosi=None,
        miso=None
    ):
        if not 4 <= bits <= 32:
            raise ValueError("Invalid spi bits(%d)" % bits)
        if not -1 <= cs <= 63:
            raise ValueError("Invalid spi cs(%d)" % cs)
        if data_line in (2, 4, 8):
            raise ValueError("Now, we only support 1line spi, not support (%d)" % data_line)
        if data_line != 1:
            raise ValueError("Invalid spi data_line(%d)" % data_line)
        self._settings = (self._id, baudrate, polarity & 1, phase & 1, bits, data_line, cs & 0xFF)
        self._is_open = True

    def deinit(self):
        self._is_open = False

    def _check_open(self):
        if not self._is_open:
            raise OSError("transfer on deinitialized SPI")

    def read(self, nbytes, write=0):
        self._check_open()
        return bytes(nbytes)

    def readinto(self, buf, write=0):
        self._check_open()
        buf[:] = bytes(len(buf))

    def write(self, buf):
        self._check_open()
        memoryview(buf)

    def write_readinto(self, write_buf, read_buf):
        self._check_open()
        if len(write_buf) != len(read_buf):
            raise ValueError("buffers must be the same length")
        read_buf[:] = bytes(len(read_buf))

    def __repr__(self):
        return "SPI(id=%d, baudrate=%d, polarity=%d, phase=%d, bits=%d, data_line=%d, cs=%d)" % self._settings
