# SPDX-License-Identifier: MIT
# Types whose whole purpose is a device, which the emulated board does not have.
from machine.absent import say_once


class _Device:
    def __init__(self, *args, **kwargs):
        name = type(self).__name__
        raise RuntimeError("machine.%s: the emulated board has no such device; run the script on a board" % name)


class I2C_Slave(_Device):
    pass


class LSM6DSM(_Device):
    pass


class SPI_LCD(_Device):
    pass


class ENCODER(_Device):
    pass


# Memory that nobody has written.
class OTP:
    NA = 0
    RO = 1
    RW = 2

    def __init__(self, addr=0):
        if addr < 0 or addr % 4:
            raise ValueError("addr must be 4-byte aligned")
        say_once("OTP", "the emulated board's one-time memory is empty")

    def read(self, length):
        if length < 1:
            raise ValueError("length must be 1 or more")
        return bytes(length)

    def get_lock(self):
        return OTP.RW
