# SPDX-License-Identifier: MIT
# machine.UART: what is sent goes nowhere, and nothing arrives.
import io
import time
from machine import fpioa
from machine.absent import say_once

_UARTS = const(5)

_POLL = const(3)
_POLL_WRITE = const(4)
_FLUSH = const(1)


class UART(io.IOBase):
    UART1 = 1
    UART2 = 2
    UART3 = 3
    UART4 = 4
    FIVEBITS = 5
    SIXBITS = 6
    SEVENBITS = 7
    EIGHTBITS = 8
    NINEBITS = 9
    STOPBITS_ONE = 0
    STOPBITS_ONE_P_FIVE = 0
    STOPBITS_TWO = 1
    PARITY_NONE = 0
    PARITY_ODD = 1
    PARITY_EVEN = 2

    def __init__(self, id, *args, **kwargs):
        if not 0 <= id < _UARTS:
            raise ValueError("invalid UART index")
        self._id = id
        self.init(*args, **kwargs)
        say_once("UART", "nothing is attached to the emulated board's pins: nothing arrives, and what is sent is lost")

    def init(self, baudrate=115200, bits=8, parity=0, stop=0, *, timeout=10, tx=None, rx=None):
        unit = "UART(%d)" % self._id
        fpioa.claim(tx, fpioa.number("UART%d_TXD" % self._id), unit, "tx")
        fpioa.claim(rx, fpioa.number("UART%d_RXD" % self._id), unit, "rx")
        self._settings = (self._id, baudrate, bits, parity, stop)
        self._timeout = timeout if timeout != -1 else 0

    def deinit(self):
        pass

    def any(self):
        return 0

    def _wait_for_input(self):
        time.sleep_ms(self._timeout)

    def read(self, size=-1):
        if size != 0:
            self._wait_for_input()
            return None
        return b""

    def readline(self, size=-1):
        self._wait_for_input()

    def readinto(self, buffer, size=-1):
        self._wait_for_input()

    def write(self, data, *limits):
        size = len(data.encode() if isinstance(data, str) else memoryview(data))
        return min(size, limits[-1]) if limits else size

    def flush(self):
        pass

    def sendbreak(self):
        pass

    def txdone(self):
        print("K230 not support UART.txdone()")
        return False

    def ioctl(self, request, argument):
        if request == _POLL:
            return argument & _POLL_WRITE
        return 0 if request == _FLUSH else -22

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __repr__(self):
        return "UART(%d, baudrate=%d, bits=%d, parity=%d, stop=%d)" % self._settings
