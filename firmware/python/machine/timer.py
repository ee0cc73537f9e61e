# SPDX-License-Identifier: MIT
# machine.Timer: calls back in virtual time. There is one object for each timer.
import sys
import _machine
from _virtual_board import MPP_GENERATION

_HARD_TIMERS = const(6)
# The number of the timer in software, which scripts call -1.
_SOFT_TIMER = const(6)

_timers = {}


class Timer:
    ONE_SHOT = 1
    PERIODIC = 2

    def __new__(cls, index, *args, **kwargs):
        if not -1 <= index < _HARD_TIMERS:
            raise ValueError("invalid timer number")
        return _timers[index] if index in _timers else object.__new__(cls)

    # A timer that exists already stays as it is, as on the board.
    def __init__(self, index, *args, **kwargs):
        if index in _timers:
            return
        self._index = index
        self._number = index if index >= 0 else _SOFT_TIMER
        self._mode = Timer.ONE_SHOT
        self._period = 100
        self._callback = None
        _timers[index] = self
        if args or kwargs:
            self.init(*args, **kwargs)

    # `arg` is v1.1's: the callback's argument in place of the timer.
    def init(self, mode=2, freq=-1, period=-1, callback=None, arg=None):
        if freq not in (-1, None):
            period = int(1000 / freq)
        if not callable(callback):
            raise ValueError("invalid callback")
        if period < 5:
            raise ValueError("invalid period or freq, period should >= 5")
        if mode not in (Timer.ONE_SHOT, Timer.PERIODIC):
            raise ValueError("invalid mode")
        self._mode = mode
        self._period = period
        self._callback = callback
        self._argument = arg if MPP_GENERATION == "A" and arg is not None else self
        _machine.timer_start(self._number, period, mode == Timer.PERIODIC, self._run)

    # A callback that raises is not called again.
    def _run(self):
        try:
            self._callback(self._argument)
        except Exception as error:
            _machine.timer_stop(self._number)
            print("Uncaught exception in IRQ callback handler")
            sys.print_exception(error)

    def deinit(self):
        _machine.timer_stop(self._number)
        if _timers.get(self._index) is self:
            del _timers[self._index]

    def __repr__(self):
        mode = "oneshot" if self._mode == Timer.ONE_SHOT else "periodic"
        return "Timer %d: period=%d ms, mode=%s, callback=%r\n" % (self._index, self._period, mode, self._callback)
