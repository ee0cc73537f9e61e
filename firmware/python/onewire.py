# SPDX-License-Identifier: MIT
# Stand-in for CanMV's onewire: a bus without devices.
from machine.absent import say_once


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = 0xF0
    MATCH_ROM = 0x55
    SKIP_ROM = 0xCC

    def __init__(self, pin):
        self.pin = pin
        pin.init(pin.OPEN_DRAIN, pin.PULL_UP)
        say_once("OneWire", "nothing is attached to the emulated board's pins: no device answers")

    # Whether a device answered.
    def reset(self, required=False):
        if required:
            raise OneWireError
        return False

    # The bus is pulled up.
    def readbit(self):
        return 1

    def readbyte(self):
        return 0xFF

    def readinto(self, buf):
        buf[:] = b"\xff" * len(buf)

    def writebit(self, value):
        pass

    def writebyte(self, value):
        pass

    def write(self, buf):
        pass

    def select_rom(self, rom):
        self.reset()

    def scan(self):
        return []

    # The checksum of the bus: polynomial x^8 + x^5 + x^4 + 1.
    def crc8(self, data):
        crc = 0
        for byte in data:
            for bit in range(8):
                is_odd = (crc ^ byte >> bit) & 1
                crc = crc >> 1 ^ (0x8C if is_odd else 0)
        return crc
