# SPDX-License-Identifier: MIT
# machine.Pin: an output keeps its value, and an input reads its pull.
from machine import fpioa
from machine.absent import say_once

_PINS = const(72)
_LAST_GPIO = const(71)

_OUTPUT = const(0)
_INPUT = const(1)
_INPUT_PULLUP = const(2)
_INPUT_PULLDOWN = const(3)
_OUTPUT_OD = const(4)
_MODES = const(5)

_PULL_NONE = const(1 << 2)
_PULL_UP = const(1 << 3)
_PULL_DOWN = const(1 << 4)

_EDGES = const(5)

_modes = {}
_values = {}


class _Irq:
    def __init__(self, handler, trigger):
        self._handler = handler
        self._trigger = trigger

    def __call__(self):
        pass

    def flags(self):
        return 0

    def trigger(self, trigger=None):
        before = self._trigger
        if trigger is not None:
            self._trigger = trigger
        return before


class Pin:
    OUT = _OUTPUT
    IN = _INPUT
    OPEN_DRAIN = _OUTPUT_OD
    PULL_NONE = _PULL_NONE
    PULL_UP = _PULL_UP
    PULL_DOWN = _PULL_DOWN
    IRQ_RISING = 0
    IRQ_FALLING = 1
    IRQ_BOTH = 2
    IRQ_HIGH_LEVEL = 3
    IRQ_LOW_LEVEL = 4

    def __init__(self, id, mode=-1, pull=-1, *, value=-1, drive=-1, alt=-1):
        id = int(id)
        if not 0 <= id < _PINS:
            raise ValueError("pin(%d) invalid" % id)
        func = fpioa.get_function(id)
        if func > _LAST_GPIO:
            print("pin(%d) is not a GPIO pin, func=%d, Please notice it." % (id, func))
            fpioa.assign(id, id)
        self._id = id
        _modes.setdefault(id, _INPUT)
        _values.setdefault(id, 0)
        self.init(mode, pull, value=value, drive=drive, alt=alt)

    def init(self, mode=-1, pull=-1, *, value=-1, drive=-1, alt=-1):
        if alt != -1:
            print("unsupport alt")
        if mode >= _MODES:
            raise ValueError("pin(%d) mode invalid" % self._id)
        if mode != -1 and pull != -1:
            mode = self._apply_pull(mode, pull)
        if mode != -1:
            _modes[self._id] = mode
        if value != -1:
            _values[self._id] = 1 if value else 0
        if drive != -1:
            if not 0 < drive <= 15:
                raise ValueError("invalid drive %d" % drive)
            fpioa.config(self._id).ds = drive

    def _apply_pull(self, mode, pull):
        if mode == _INPUT:
            return _INPUT_PULLUP if pull & _PULL_UP else _INPUT_PULLDOWN if pull & _PULL_DOWN else mode
        config = fpioa.config(self._id)
        config.pu = 1 if pull & _PULL_UP else config.pu
        config.pd = 1 if pull & _PULL_DOWN else config.pd
        return mode

    def _read(self):
        mode = _modes[self._id]
        if mode in (_OUTPUT, _OUTPUT_OD):
            return _values[self._id]
        say_once("Pin", "nothing is attached to the emulated board's pins: an input reads its pull")
        return 1 if mode == _INPUT_PULLUP or (mode == _INPUT and fpioa.config(self._id).pu) else 0

    def _write(self, value):
        _values[self._id] = value
        return True

    def value(self, *value):
        if not value:
            return self._read()
        if _modes[self._id] == _OUTPUT:
            self._write(1 if int(value[0]) else 0)
        else:
            print("pin(%d) is INPUT mode, can not set value" % self._id)

    def __call__(self, *value):
        return self.value(*value)

    def __int__(self):
        return self._id

    def on(self):
        return self._write(1)

    def off(self):
        return self._write(0)

    high = on
    low = off

    def toggle(self):
        return self._write(1 - _values[self._id])

    def mode(self, *mode):
        if not mode:
            return _modes[self._id]
        is_valid = 0 <= mode[0] < _MODES
        if is_valid:
            _modes[self._id] = mode[0]
        else:
            print("set pin(%d) mode failed" % self._id)
        return is_valid

    def pull(self, *pull):
        config = fpioa.config(self._id)
        if not pull:
            if not (config.pu or config.pd):
                return _PULL_NONE
            return (_PULL_UP if config.pu else 0) | (_PULL_DOWN if config.pd else 0)
        if pull[0] & _PULL_NONE:
            config.pu = config.pd = 0
        else:
            config.pu = 1 if pull[0] & _PULL_UP else config.pu
            config.pd = 1 if pull[0] & _PULL_DOWN else config.pd

    def drive(self, *drive):
        config = fpioa.config(self._id)
        if not drive:
            return config.ds
        config.ds = drive[0]
        return True

    # No edge ever comes: the handler is kept and not called.
    def irq(self, handler, trigger, priority=-1, wake=None, hard=False, *, debounce=10):
        if not callable(handler):
            raise ValueError("invalid callback")
        if not 0 <= trigger < _EDGES:
            raise ValueError("invalid trigger")
        if debounce < 5:
            raise ValueError("invalid debounce, should >= 5")
        say_once("Pin.irq", "nothing is attached to the emulated board's pins: no edge comes")
        return _Irq(handler, trigger)

    def __repr__(self):
        return '{"Pin": "{"id":%d, "mode":%d}\n' % (self._id, _modes[self._id])


for _strength in range(16):
    setattr(Pin, "DRIVE_%d" % _strength, _strength)
