# SPDX-License-Identifier: MIT
# machine.TOUCH: a panel that nobody touches.
from _virtual_board import MPP_GENERATION
from machine.absent import say_once

_POINTS = const(10)
# The IDE's own panel, in generation B.
_IDE = const(10)


class TOUCH:
    EVENT_NONE = 0
    EVENT_UP = 1
    EVENT_DOWN = 2
    EVENT_MOVE = 3
    ROTATE_0 = 0
    ROTATE_90 = 1
    ROTATE_180 = 2
    ROTATE_270 = 3
    ROTATE_SWAP_XY = 4
    TYPE_CST226SE = 0
    TYPE_CST328 = 0
    TYPE_GT911 = 0

    def __init__(
        self, dev, *, rotate=-1, range_x=-1, range_y=-1, i2c=None, rst=None, int=None, type=-1, slave_addr=None
    ):
        if dev not in (0, _IDE) and i2c is None:
            raise ValueError("Custom Touch Device should set i2c")
        self._text = "Touch(index=%d, rotate=%d, initialized)" % (dev, max(rotate, 0))
        say_once("TOUCH", "nobody touches the emulated board's panel")

    # A tuple of points.
    def read(self, count=1):
        if not 0 < count <= _POINTS:
            raise ValueError("point_number invalid")
        return ()

    def deinit(self):
        pass

    def __repr__(self):
        return self._text


if MPP_GENERATION == "B":
    TOUCH.DEV_IDE = _IDE
