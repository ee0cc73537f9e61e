# SPDX-License-Identifier: MIT
# machine.PWM: keeps frequency and duty, which drive nothing. Firmware up to v1.3 took
# PWM(channel, freq, duty, enable=) and had enable(): generation A accepts both.
from _virtual_board import MPP_GENERATION
from machine import fpioa

_CHANNELS = const(6)
_SECOND_NS = const(1000000000)

# Period and pulse of each channel, in ns.
_periods = [0] * _CHANNELS
_pulses = [0] * _CHANNELS


# The channel's pin; -1: none.
def _pin_of(channel):
    return fpioa.find_pin(fpioa.number("PWM0") + channel)


def _channel_of(pin):
    for channel in range(_CHANNELS):
        if fpioa.assign(pin, fpioa.number("PWM0") + channel):
            return channel
    raise ValueError("Pin %d does not support any PWM function" % pin)


class PWM:
    def __init__(self, channel_or_pin, *args, **kwargs):
        number = int(channel_or_pin)
        if 0 <= number < _CHANNELS:
            self._channel = number
            self._pin = _pin_of(number)
            is_old_form = MPP_GENERATION == "A" and bool(args)
            if self._pin < 0 and not is_old_form:
                raise AssertionError("PWM(%d) not configured to any pin, see machine.FPIOA" % number)
        else:
            self._pin = number
            self._channel = _channel_of(number)
        if MPP_GENERATION == "A" and ("enable" in kwargs or args):
            self._init_old(*args, **kwargs)
        else:
            self.init(*args, **kwargs)

    def _init_old(self, freq, duty=50, *, enable=False):
        _periods[self._channel] = int(_SECOND_NS / (freq if freq > 0 else 1))
        _pulses[self._channel] = int(max(0, min(100, duty)) * _periods[self._channel] / 100)

    def init(self, *, freq=-1, duty=-1, duty_u16=-1, duty_ns=-1, invert=False):
        if freq != -1:
            self.freq(freq)
        if [duty, duty_u16, duty_ns].count(-1) < 2:
            raise ValueError("only one of duty, duty_u16, or duty_ns can be specified")
        if duty != -1:
            self.duty(duty)
        elif duty_u16 != -1:
            self.duty_u16(duty_u16)
        elif duty_ns != -1:
            self.duty_ns(duty_ns)

    def deinit(self):
        pass

    # The duty stays when the frequency changes.
    def freq(self, *freq):
        period = _periods[self._channel]
        if not freq:
            return _SECOND_NS // period if period else 0
        if freq[0] <= 0:
            raise ValueError("frequency must be > 0")
        _periods[self._channel] = int(_SECOND_NS / freq[0])
        if period:
            _pulses[self._channel] = _pulses[self._channel] * _periods[self._channel] // period

    def _scaled(self, scale):
        period = _periods[self._channel]
        return (_pulses[self._channel] * scale + period // 2) // period if period else 0

    def duty(self, *duty):
        if not duty:
            return self._scaled(100)
        if not 0 <= duty[0] <= 100:
            raise ValueError("duty must be 0-100")
        _pulses[self._channel] = int(_periods[self._channel] * duty[0] / 100)

    def duty_u16(self, *duty):
        if not duty:
            return self._scaled(65535)
        if not 0 <= duty[0] <= 65535:
            raise ValueError("duty_u16 must be 0-65535")
        _pulses[self._channel] = _periods[self._channel] * duty[0] // 65535

    def duty_ns(self, *duty):
        if not duty:
            return _pulses[self._channel]
        if duty[0] < 0:
            raise ValueError("duty_ns must be >= 0")
        if not _periods[self._channel]:
            raise ValueError("cannot set duty_ns when frequency is 0")
        if duty[0] > _periods[self._channel]:
            raise RuntimeError("failed to set duty")
        _pulses[self._channel] = duty[0]

    def enable(self, *enable):
        if MPP_GENERATION == "B":
            raise AssertionError("PWM.enable() is not supported. Please use PWM.freq() and PWM.duty() instead.")

    def __repr__(self):
        return "PWM(channel=%d, pin=%d, freq=%d, duty=%d)" % (self._channel, self._pin, self.freq(), self.duty())
