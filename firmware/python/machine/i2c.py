# SPDX-License-Identifier: MIT
# machine.I2C: a bus without devices. Every address is silent.
from machine import fpioa
from machine.absent import say_once

_ENODEV = const(19)
_HARD_BUSES = const(5)
_BUSES = const(10)


class I2C:
    def __init__(self, id, *, scl=None, sda=None, freq=400000, timeout=50000):
        if not 0 <= id < _BUSES:
            raise ValueError("I2C(%d) doesn't exist" % id)
        if id < _HARD_BUSES:
            unit = "I2C(%d)" % id
            scl = fpioa.claim(scl, fpioa.number("IIC%d_SCL" % id), unit, "scl")
            sda = fpioa.claim(sda, fpioa.number("IIC%d_SDA" % id), unit, "sda")
        elif scl is None or sda is None:
            raise RuntimeError("create i2c obj failed")
        self._settings = (id, int(scl), int(sda), freq, timeout)
        say_once("I2C", "nothing is attached to the emulated board's pins: no device answers")

    def init(self, *args, **kwargs):
        raise OSError("unsupported operation")

    def deinit(self):
        pass

    def scan(self):
        return []

    def _no_answer(self):
        raise OSError(_ENODEV)

    def readfrom(self, addr, nbytes, stop=True):
        self._no_answer()

    def readfrom_into(self, addr, buf, stop=True):
        self._no_answer()

    def writeto(self, addr, buf, stop=True):
        self._no_answer()

    def writevto(self, addr, vector, stop=True):
        self._no_answer()

    def readfrom_mem(self, addr, memaddr, nbytes, *, addrsize=8):
        self._no_answer()

    def readfrom_mem_into(self, addr, memaddr, buf, *, addrsize=8):
        self._no_answer()

    def writeto_mem(self, addr, memaddr, buf, *, addrsize=8):
        self._no_answer()

    def __repr__(self):
        return "I2C(%d, scl=%d, sda=%d, freq=%d, timeout=%d)" % self._settings
