# SPDX-License-Identifier: MIT
# machine.LED: the RGB LED of v1.1's boards, which nobody sees. Later firmware says
# that it is deprecated; so does generation B.
from _virtual_board import MPP_GENERATION

_values = {}


class LED:
    LED_RED = 1
    LED_GREEN = 2
    LED_BLUE = 3

    def __init__(self, colour):
        if MPP_GENERATION == "B":
            raise RuntimeError("machine.LED is deprecated. Please use the 'neopixel' module instead.")
        if isinstance(colour, str):
            colour = getattr(LED, colour, None)
        if colour not in (LED.LED_RED, LED.LED_GREEN, LED.LED_BLUE):
            raise ValueError("value error")
        self._colour = colour

    def on(self):
        _values[self._colour] = 255

    def off(self):
        _values[self._colour] = 0

    def value(self, *value):
        if not value:
            return _values.get(self._colour, 0)
        _values[self._colour] = value[0]
