# SPDX-License-Identifier: MIT
# The functions of machine.
import _machine
import uctypes
from machine.absent import say_once

_CHIP_ID = b"emulated K230, no chip behind it"


def reset():
    _machine.reset("machine.reset()")


def bootloader(timeout=0):
    _machine.reset("machine.bootloader()")


def chipid():
    return bytearray(_CHIP_ID)


def mem_copy(dst, src, size):
    uctypes.bytearray_at(dst, size)[:] = uctypes.bytearray_at(src, size)


# In degrees Celsius.
def temperature():
    say_once("temperature", "the emulated board has no sensor: always 40 degrees")
    return 40.0


def bitstream(pin, encoding, timing, data):
    if encoding:
        raise ValueError("encoding")
    if len(timing) != 4:
        raise ValueError("timing must have four elements")
    memoryview(data)


def dht_readinto(pin, data):
    say_once("dht_readinto", "nothing is attached to the emulated board's pins")
    raise OSError(110)
