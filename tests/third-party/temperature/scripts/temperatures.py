# SPDX-License-Identifier: MIT
# The temperature sensors: every kind of value, forms of a call, callbacks, properties, views, iteration, errors.
import gc
import time
from temperature import *
from raised import raised


def values():
    assert scan() == [0, 1, 3]
    assert fahrenheit(100) == 212.0 and fahrenheit(celsius=-40.0) == -40.0
    sensor = Sensor(1)
    assert (sensor.place, sensor.label, sensor.resolution, sensor.filtered, sensor.scale) == (1, "probe", 12, False, 1.0)
    assert sensor.present is True and Sensor(2).present is False
    assert sensor.model == "DS18B20" and sensor.measurements == 0
    assert sensor.last() is None
    raised(OSError, sensor.temperature, "Sensor.temperature: Sensor failed in Sensor.temperature: nothing was measured yet (0xB0000003 WIRE_NO_DATA)")
    for i in range(10):
        sensor.measure()
    first = sensor.temperature() - 9 * 0.3125
    assert type(sensor.temperature()) is float and sensor.last() == sensor.temperature() == first + 9 * 0.3125
    assert sensor.history() == [first + i * 0.3125 for i in range(2, 10)]
    assert sensor.history(2) == sensor.history(last=2) == sensor.history()[-2:]
    assert sensor.history(None) == sensor.history() and sensor.measurements == 10
    # Two iterations: the second starts anew.
    assert list(sensor) == [value for value in sensor] == sensor.history()
    sensor.close()


def fields():
    sensor = Sensor(place=0, label="Küche", resolution=9, filtered=True, scale=2)
    assert repr(sensor) == "Sensor(place=0, label='K\\xfcche', resolution=9, filtered=True, scale=2.0)", repr(sensor)
    sensor.label = "b"
    sensor.scale = 0.5
    sensor.filtered = False
    sensor.measure()
    # 9 bits: halves.
    assert sensor.temperature() * 4 % 1 == 0 and sensor.label == "b"
    raised(ValueError, lambda: setattr(sensor, "label", "1234567890123"), "Sensor: label must be a str of 0..12 bytes, not of 13")
    raised(TypeError, lambda: setattr(sensor, "filtered", 1), "filtered must be bool, not int")
    raised(ValueError, lambda: setattr(sensor, "scale", 3), "scale must be 0.5..2, not 3")
    assert (sensor.label, sensor.filtered, sensor.scale) == ("b", False, 0.5)


def properties():
    sensor = Sensor(0)
    assert sensor.offset == 0.0
    sensor.offset = 1.5
    sensor.measure()
    warm = sensor.temperature()
    sensor.offset = -1
    assert type(sensor.offset) is float and sensor.offset == -1.0
    sensor.measure()
    assert sensor.temperature() == warm - 2.5 + 0.3125
    assert sensor.calibrate([20, 21.0]) == 20.5 == sensor.calibrate(points=(20.5,))
    for name in ("measurements", "model", "present"):
        raised(AttributeError, lambda: setattr(sensor, name, 1), "Sensor.%s cannot be assigned or deleted" % name)
    raised(ValueError, lambda: setattr(sensor, "offset", 6), "offset must be -5..5 degrees Celsius, not 6")
    raised(TypeError, lambda: setattr(sensor, "offset", "1"), "offset must be float, not str")
    sensor.close()
    raised(OSError, lambda: setattr(sensor, "offset", 1), "the sensor is closed (0xB0000002 WIRE_CLOSED)")


def forms():
    sensor = Sensor(0)
    assert sensor.limits() == (-55.0, 125.0)
    assert sensor.limits(1, 2.5) is None
    assert sensor.limits() == (1.0, 2.5)
    sensor.limits(high=4, low=3)
    assert sensor.limits() == (3.0, 4.0)
    sensor.limits([5, 6])
    sensor.limits(both=(7, sensor.limits()[1]))
    assert sensor.limits() == (7.0, 6.0)
    raised(TypeError, lambda: sensor.limits("1"), "Sensor.limits: no form takes (str): limits(), limits(low, high) or limits(both)")
    raised(TypeError, lambda: sensor.limits(low=1), "Sensor.limits: no form takes (low=int)")
    raised(ValueError, lambda: sensor.limits(1, 126), "Sensor.limits: high must be -55..125 degrees Celsius, not 126")
    raised(ValueError, lambda: sensor.limits((1, 126)), "Sensor.limits: both[1] must be -55..125 degrees Celsius, not 126")
    raised(ValueError, lambda: sensor.limits((1,)), "Sensor.limits: both must be a tuple of 2 items, not of 1")


def alarms():
    sensor = Sensor(3)
    seen = []
    sensor.limits(-55, 0)
    sensor.irq(seen.append)
    sensor.measure()
    sensor.measure()
    time.sleep_ms(1)
    assert seen == sensor.history() and type(seen[0]) is float, seen
    # The sensor keeps the handler.
    sensor.irq(handler=lambda value: seen.append(-value))
    gc.collect()
    sensor.measure()
    time.sleep_ms(1)
    assert seen[-1] == -sensor.temperature() and len(seen) == 3, seen
    # Within the limits, and without a handler.
    sensor.limits(-55, 125)
    sensor.measure()
    sensor.irq(None)
    sensor.limits(-55, 0)
    sensor.measure()
    time.sleep_ms(1)
    assert len(seen) == 3
    raised(TypeError, lambda: sensor.irq(1), "Sensor.irq: handler must be callable or None, not int")


def memory():
    sensor = Sensor(0)
    sensor.write_scratch(b"\x50\x0a\x5f")
    scratch = sensor.read_scratch()
    assert type(scratch) is bytes and len(scratch) == 9 and scratch[2:8] == b"\x50\x0a\x5f\xff\x0c\x10", scratch
    sensor.write_scratch(data=bytearray((75, 70)))
    buffer = bytearray(12)
    assert sensor.read_scratch_into(buffer) == 9
    assert buffer[2:8] == b"\x4b\x46\x5f\xff\x0c\x10" and buffer[9:] == bytes(3), buffer
    raised(ValueError, lambda: sensor.write_scratch(b"1"), "Sensor.write_scratch: data must be a buffer of 2..3 bytes, not of 1")
    raised(ValueError, lambda: sensor.write_scratch(bytes(4)), "Sensor.write_scratch: data must be a buffer of 2..3 bytes, not of 4")
    raised(TypeError, lambda: sensor.write_scratch("ab"), "Sensor.write_scratch: data must be a buffer, not str")
    raised(ValueError, lambda: sensor.read_scratch_into(bytearray(8)), "Sensor.read_scratch_into: buf must be a buffer of 9 bytes or more, not of 8")
    raised(TypeError, lambda: sensor.read_scratch_into(bytes(9)), "Sensor.read_scratch_into: buf must be a writable buffer, not bytes")
    raised(OSError, lambda: Sensor(2).read_scratch(), "failed in wire_read: the probe does not answer (0xB0000001 WIRE_NO_ANSWER)")


def views():
    sensor = Sensor(1)
    assert len(sensor.raw()) == 0
    sensor.measure()
    sensor.measure()
    view = sensor.raw()
    values = [int.from_bytes(view[i : i + 2], "little") / 16 for i in range(0, len(view), 2)]
    assert values == sensor.history() and bytes(view[:2]) == bytes(view)[:2]
    part = view[2:]
    sensor.clear()
    assert len(view) == len(part) == 0 and bytes(view) == b"" and sensor.history() == []
    sensor.measure()
    view = sensor.raw()
    assert len(view) == 2
    del sensor
    gc.collect()
    # The view keeps its sensor.
    assert len(view) == 2


def waits():
    sensor = Sensor(0)
    before = time.ticks_ms()
    sensor.measure(timeout=-1)
    assert time.ticks_diff(time.ticks_ms(), before) >= 750
    raised(OSError, lambda: sensor.measure(100), "Sensor.measure: Sensor failed in wire_convert: the probe does not answer (0xB0000001 WIRE_NO_ANSWER)")
    sensor.resolution = 9
    sensor.measure(100)
    assert len(sensor.history()) == 2
    raised(OSError, Sensor(2).measure, "the probe does not answer")


def closed():
    with Sensor(1) as sensor:
        sensor.measure()
    for call in (sensor.measure, sensor.temperature):
        raised(OSError, call, "Sensor is closed (0xB0000002 WIRE_CLOSED)")
    sensor.close()
    assert len(sensor.history()) == 1


def wrong_arguments():
    sensor = Sensor(0)
    raised(ValueError, lambda: Sensor(4), "Sensor: place must be 0..3, not 4")
    # MicroPython's own ints take a bool, too.
    assert Sensor(True).place == 1
    raised(TypeError, lambda: Sensor(0, 1), "Sensor: label must be str, not int")
    raised(TypeError, lambda: Sensor(0, b"a"), "Sensor: label must be str, not bytes")
    raised(ValueError, lambda: Sensor(0, "1234567890123"), "Sensor: label must be a str of 0..12 bytes, not of 13")
    raised(ValueError, lambda: Sensor(0, "a\0b"), "Sensor: label must be a str without NUL characters")
    raised(TypeError, lambda: Sensor(0, filtered=1), "Sensor: filtered must be bool, not int")
    raised(TypeError, lambda: Sensor(0, filtered=None), "Sensor: filtered must be bool, not NoneType")
    raised(TypeError, lambda: Sensor(0, scale="1"), "Sensor: scale must be float, not str")
    raised(ValueError, lambda: Sensor(0, scale=float("nan")), "Sensor: scale must be 0.5..2, not nan")
    raised(ValueError, lambda: fahrenheit(126), "fahrenheit: celsius must be -55..125 degrees Celsius, not 126")
    raised(TypeError, lambda: fahrenheit(True), "fahrenheit: celsius must be float, not bool")
    raised(TypeError, lambda: scan(1), "scan: takes 0 positional arguments but 1 were given")
    raised(ValueError, lambda: sensor.history(9), "Sensor.history: last must be 1..8, not 9")
    raised(TypeError, lambda: sensor.history("1"), "Sensor.history: last must be int or None, not str")
    raised(ValueError, lambda: sensor.calibrate([]), "Sensor.calibrate: points must be a list of 1..4 items, not of 0")
    raised(ValueError, lambda: sensor.calibrate([1] * 5), "Sensor.calibrate: points must be a list of 1..4 items, not of 5")
    raised(TypeError, lambda: sensor.calibrate([1, "2"]), "Sensor.calibrate: points[1] must be float, not str")
    raised(ValueError, lambda: sensor.calibrate([126]), "Sensor.calibrate: points[0] must be -55..125 degrees Celsius, not 126")
    raised(TypeError, lambda: sensor.calibrate(1), "Sensor.calibrate: points must be list or tuple, not int")
    raised(TypeError, lambda: sensor.measure("1"), "Sensor.measure: timeout must be int, not str")


class Labelled(Sensor):
    def __init__(self, place):
        # Not super().__init__(): by that, MicroPython's `with` has an object of the native class.
        Sensor.__init__(self, place, "own", scale=2)
        self.calls = 0

    def close(self):
        self.calls += 1
        super().close()


def subclass():
    with Labelled(0) as sensor:
        sensor.measure()
        assert sensor.label == "own" and [value for value in sensor] == sensor.history()
        sensor.offset = 1
    assert sensor.calls == 1 and sensor.offset == 1.0


def lose(count):
    for sensor in [Sensor(0) for i in range(count)]:
        sensor.irq(print)
        sensor.measure()


def finaliser():
    gc.collect()
    before = live()
    lose(20)
    assert live() > before
    gc.collect()
    # The stack may still refer to some objects.
    assert live() < before + 10, (live(), before)


for test in (values, fields, properties, forms, alarms, memory, views, waits, closed, wrong_arguments, subclass, finaliser):
    test()
print("temperatures: ok")
