# SPDX-License-Identifier: MIT
# The thermometer on its bus: names, results, states, messages, waits, lists and the finaliser.
import gc
from sensors.thermo import *
from raised import raised
import structs
import uctypes


def sample(raw=0, flags=0):
    return structs.bus_sample_NEW(raw=raw, flags=flags)


def names():
    assert (LOG_LENGTH, SENSORS, MILLIKELVIN, struct.calcsize("<I")) == (5, 3, 1000, 4)
    assert Thermometer.CELSIUS == 0
    for name in ("Open", "MeasureOnce", "Collect"):
        assert hasattr(Thermometer, name), name
    assert hasattr(Fan, "Blow")


def measures():
    thermometer = Thermometer()
    log = Log()
    thermometer.Open(1, Calibration(Thermometer.CELSIUS, 4))
    for i in range(3):
        assert thermometer.MeasureOnce(1, sample(raw=i)) == 0
        assert thermometer.Collect(1, log) == 0
    assert log.count == 3 and log.failures == 0
    assert log.values == [20004, 20255, 20506, 0, 0], log.values
    assert log.times[0] + 1000000 == log.times[1]
    Fan().Blow(1)
    Fan().Blow(1)


def waits():
    thermometer = Thermometer()
    thermometer.Open(0, Calibration(scale=1))
    # Three slices of a wait, then the sensor is ready.
    assert thermometer.MeasureOnce(id=0, buffer=sample(flags=3), timeout=60000) == 0
    thermometer.Collect(0, Log())
    # A poll finds it busy, which the call returns as a code.
    assert thermometer.MeasureOnce(0, sample(flags=1), 0) == -0x6fffffff
    Fan().Blow(0)


def states():
    thermometer = Thermometer()
    calibration = Calibration(0)
    assert calibration.offset == -8 and calibration.scale == 0
    raised(OSError, lambda: thermometer.MeasureOnce(2, sample()), "Thermometer.MeasureOnce: sensor 2 is closed: call Open first (0x90000002 BUS_CLOSED)")
    raised(ValueError, lambda: thermometer.Open(2, calibration), "Thermometer.Open: offset must be -4..4 mK for Celsius, not -8")
    calibration.offset = 0
    thermometer.Open(2, calibration)
    raised(OSError, lambda: thermometer.Open(2, calibration), "Thermometer.Open: sensor 2 is open: call Blow first (0x90000001 BUS_BUSY)")
    raised(OSError, lambda: thermometer.Collect(2, Log()), "sensor 2 is open: call MeasureOnce first")


def wrong_arguments():
    thermometer = Thermometer()
    calibration = Calibration(0, 0)
    raised(ValueError, lambda: thermometer.Open(3, calibration), "Thermometer.Open: sensor must be 0..2, not 3")
    raised(TypeError, lambda: thermometer.Open("1", calibration), "Thermometer.Open: sensor must be int, not str")
    raised(TypeError, lambda: thermometer.Open(1), "Thermometer.Open: missing required argument 'calibration'")
    raised(TypeError, lambda: thermometer.Collect(1, wrong=1), "Thermometer.Collect: unexpected keyword argument 'wrong'")
    raised(TypeError, lambda: thermometer.Collect(1, 1), "Thermometer.Collect: log must be Log, not int")
    raised(TypeError, lambda: thermometer.MeasureOnce(1, b""), "sample must be a bus_sample of 28 bytes, not a buffer of 0")
    raised(ValueError, lambda: Calibration(2), "scale must be Thermometer.CELSIUS (0) or BUS_FAHRENHEIT (1), not 2")
    raised(ValueError, lambda: Calibration(1, 5), "offset must be a multiple of 4 in -2147483648..400 mK, not 5")
    raised(AttributeError, lambda: setattr(Log(), "failures", 1), "Log.failures cannot be assigned or deleted")


def finaliser():
    def lost():
        thermometer = Thermometer()
        for sensor in range(SENSORS):
            thermometer.Open(sensor, Calibration(1))
        return sensor

    # states() left sensor 2 open with an object that is garbage.
    gc.collect()
    lost()
    # Clears the stack of references to the object.
    assert [n for n in range(64)][-1] == 63
    gc.collect()
    thermometer = Thermometer()
    for sensor in range(SENSORS):
        thermometer.Open(sensor, Calibration(1))


for test in (names, measures, waits, states, wrong_arguments, finaliser):
    test()
print("thermometer: ok")
