# SPDX-License-Identifier: MIT
# machine.ADC: an open input, which reads 0.
from machine.absent import say_once

_CHANNELS = const(6)


class ADC:
    def __init__(self, channel):
        if not 0 <= channel < _CHANNELS:
            raise ValueError("invalid adc channel")
        self._channel = channel
        say_once("ADC", "nothing is attached to the emulated board's pins: every channel reads 0")

    def read_u16(self):
        return 0

    def read_uv(self, ref_uv=1800000):
        return 0

    def __repr__(self):
        return "ADC: %d" % self._channel
