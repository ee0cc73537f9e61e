# SPDX-License-Identifier: MIT
# machine.WDT: resets the board when it is not fed in virtual time.
import _machine
from _virtual_board import MPP_GENERATION


class WDT:
    _is_used = False

    def __init__(self, id=1, timeout=5, *, auto_close=True):
        self._is_active = False
        if MPP_GENERATION == "A" and id != 1:
            raise ValueError("invalid wdt id")
        if timeout <= 0:
            raise ValueError("WDT timeout too short")
        if WDT._is_used:
            raise ValueError("WDT id is used" if MPP_GENERATION == "A" else "WDT is already in use")
        self._timeout = timeout
        self._auto_close = auto_close or MPP_GENERATION == "B"
        self._is_active = True
        WDT._is_used = True
        _machine.watchdog(timeout)

    def feed(self):
        if not self._is_active:
            raise OSError("watchdog is closed")
        _machine.watchdog(self._timeout)

    def close(self):
        if self._is_active and self._auto_close:
            _machine.watchdog(0)
        if self._is_active:
            WDT._is_used = False
        self._is_active = False

    stop = close
    __del__ = close

    def __repr__(self):
        return "WDT: timeout=%ds" % self._timeout
