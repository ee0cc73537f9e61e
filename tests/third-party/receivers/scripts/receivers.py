# SPDX-License-Identifier: MIT
# Receivers: states of the object, forms, results, properties, protocols, callbacks, functions, Python subclasses.
import gc
import micropython
import time
from receivers import *


# The exception of a call as text.
def raised(call, *arguments, **keywords):
    try:
        call(*arguments, **keywords)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error.args[-1] if error.args else "")
    return "nothing"


def states():
    reader = Reader("one")
    assert raised(reader.Read) == "OSError: Reader.Read: Reader is closed: call Open first (0x91000001 PROBE_CLOSED)", raised(reader.Read)
    reader.Open()
    assert raised(reader.Open) == "OSError: Reader.Open: Reader is open: call Close first (0x91000002 PROBE_BUSY)", raised(reader.Open)
    other = Reader("two")
    text = raised(other.Open)
    assert text == "OSError: Reader.Open: Reader failed in probe_open: the port is in use (0x91000002 PROBE_BUSY)", text
    other.Open(1)
    assert (PortsInUse(), reader.port, other.port) == (2, 0, 1)
    reader.Close()
    other.Close()
    other.Close()
    assert PortsInUse() == 0 and other.port is None


def forms():
    reader = Reader(name="three", step=3)
    for arguments, keywords, port in (
        ((), {}, 0),
        ((2,), {}, 2),
        ((), {"port": 3}, 3),
        ((), {"number": 1}, 1),
        ((True,), {}, 1),
        (("c", None), {}, 2),
        (("b",), {"ports": [0, 1]}, 1),
        ((), {"ports": (3,), "name": "d"}, 3),
    ):
        reader.Open(*arguments, **keywords)
        assert reader.port == port, (arguments, keywords, reader.port)
        reader.Close()
    forms = "Open(), Open(port) or Open(name, ports)"
    for arguments, keywords, given in (
        (("a",), {}, "str"),
        ((1, 2), {}, "int, int"),
        ((1.5,), {}, "float"),
        ((1,), {"port": 1}, "int, port=int"),
        ((), {"where": None}, "where=NoneType"),
    ):
        text = raised(reader.Open, *arguments, **keywords)
        assert text == "TypeError: Reader.Open: no form takes (%s): %s" % (given, forms), text
    # The bounds of the form that fits.
    assert raised(reader.Open, 4) == "ValueError: Reader.Open: port must be 0..3, not 4", raised(reader.Open, 4)
    assert raised(Reader.Open) == "TypeError: Reader.Open: missing required argument 'self'", raised(Reader.Open)
    assert raised(Reader.Open, 5).startswith("TypeError: Reader.Open: argument should be a 'Reader'")


def functions():
    assert PortsInUse(3) == 0 and PortsInUse(port=2) == 0
    assert raised(PortsInUse, None) == "TypeError: PortsInUse: no form takes (NoneType): PortsInUse() or PortsInUse(port)"
    assert raised(PortsInUse, 4) == "ValueError: PortsInUse: port must be 0..3, not 4"
    assert raised(Fail, PROBE) == "OSError: Fail: failed in probe_fail: the probe is not open (0x91000001 PROBE_CLOSED)", raised(Fail, PROBE)
    assert raised(Fail) == "TypeError: Fail: missing required argument 'code'"


def copies():
    reader = Reader("four")
    reader.Open()
    Released()
    assert reader.Read() == bytes([0, 2, 4, 6, 8, 10])
    assert Released() == [99]
    # A full heap releases the data, too.
    micropython.heap_lock()
    try:
        reader.Read()
        text = None
    except MemoryError:
        text = "MemoryError"
    finally:
        micropython.heap_unlock()
    assert text == "MemoryError" and Released() == [99]
    reader.Close()


def views():
    reader = Reader("five", 5)
    reader.Open(3)
    view = reader.Borrow()
    part = view[1:3]
    last = part[-1:]
    assert (len(view), bytes(part), last[0], view[-1]) == (6, b"\x05\x0a", 10, 25)
    assert list(view) == [0, 5, 10, 15, 20, 25] and view == bytes(view) and not view == part
    assert raised(lambda: view[6]).startswith("IndexError") and raised(lambda: view[::2]).startswith("NotImplementedError")
    assert raised(view.__setitem__ if hasattr(view, "__setitem__") else lambda: exec("view[0] = 1", {"view": view})).startswith("TypeError")
    sum = 0
    for byte in view:
        sum += byte
        if byte == 10:
            reader.Release()
    assert sum == 15, sum
    assert (len(view), len(part), len(last), bool(view), bytes(part)) == (0, 0, 0, False, b"")
    assert raised(lambda: last[0]).startswith("IndexError") and list(view) == []
    assert Released() == [3]
    # A failed release ends the views, too.
    view = reader.Borrow()
    assert raised(reader.Release, 1).startswith("OSError: Reader.Release: Reader failed in probe_release")
    assert len(view) == 0
    view = reader.Borrow()
    newer = reader.Borrow()[2:]
    reader.Close()
    assert (len(view), len(newer)) == (0, 0)
    reader = Reader("six")
    reader.Open(2)
    view = reader.Borrow()
    reader.__del__()
    assert len(view) == 0 and PortsInUse() == 0
    Released()


# Whether a new reader opened the port: it is not collected as long as its view exists.
def lend(port, views):
    reader = Reader("lost", 5)
    try:
        reader.Open(port)
    except OSError:
        return False
    views.append(reader.Borrow())
    return True


# The last test: the stack may still refer to some readers, which then keep their ports.
def finaliser():
    opened = 0
    for port in range(4 * PORTS):
        views = []
        opened += lend(port % PORTS, views)
        gc.collect()
        # A view keeps its reader.
        assert [view[1] for view in views] == [5] * len(views)
    assert opened > PORTS, opened


def properties():
    reader = Reader("seven")
    assert (reader.name, reader.step, reader.gain, reader.port, reader.count) == ("seven", 2, 1.0, None, 0)
    reader.gain = 2
    assert reader.gain == 2.0 and isinstance(reader.gain, float)
    assert raised(setattr, reader, "gain", "x") == "TypeError: Reader: gain must be float, not str", raised(setattr, reader, "gain", "x")
    assert raised(setattr, reader, "gain", 9).startswith("ValueError: Reader: gain must be 0"), raised(setattr, reader, "gain", 9)
    text = raised(setattr, reader, "gain", 5)
    assert text == "OSError: Reader.gain: Reader failed in probe_set_gain: the port is in use (0x91000002 PROBE_BUSY)", text
    assert raised(setattr, reader, "port", 1) == "AttributeError: Reader.port cannot be assigned or deleted"
    assert raised(setattr, reader, "count", 1) == "AttributeError: Reader.count cannot be assigned or deleted"
    assert raised(delattr, reader, "gain") == "AttributeError: Reader.gain cannot be deleted"
    reader.step = 4
    assert raised(setattr, reader, "step", 10) == "ValueError: Reader: step must be 1..9, not 10", raised(setattr, reader, "step", 10)
    reader.name = "eight"
    reader.mine = 3
    gc.collect()
    assert (reader.name, reader.step, reader.mine) == ("eight", 4, 3)
    assert repr(reader) == "Reader(name='eight', step=4)", repr(reader)


def protocols():
    with Reader("nine") as reader:
        reader.Open(2)
        assert PortsInUse(2) == 1
        assert [value for value in reader] == [2, 4, 6, 8, 10, 12]
    assert PortsInUse(2) == 0
    try:
        with reader:
            reader.Open(1)
            raise KeyError(1)
    except KeyError:
        pass
    assert PortsInUse(1) == 0
    reader = Reader("ten")
    assert next(reader) == 2 and iter(reader) is reader and reader.__enter__() is reader
    assert reader.Next() == 4
    sample = reader.NextSample()
    assert type(sample) is Sample and sample.level == 6 and reader.Compare(sample) == 0
    sample.level = 10
    assert reader.Compare(sample) == 4 and reader.Compare(Sample(-6)) == -12
    assert reader.Wait(60000) == 0 and reader.Wait(0) == -1
    while reader.Next() is not None:
        pass
    assert raised(next, reader).startswith("StopIteration")
    assert raised(reader.NextSample).startswith("OSError: Reader.NextSample: Reader failed in probe_read")


def callbacks():
    got = []
    reader = Reader("eleven")
    reader.OnValue(got.append)
    gc.collect()
    while len(got) < 3:
        time.sleep_ms(1)
    assert got == [1.5, 2.5, 3.5]
    reader.OnValue(None)
    assert raised(reader.OnValue, 5).startswith("TypeError: Reader.OnValue: then must be"), raised(reader.OnValue, 5)
    assert raised(reader.OnValue) == "TypeError: Reader.OnValue: missing required argument 'then'"


def collected_callbacks():
    got = []
    for i in range(8):
        Reader("dropped").OnValue(lambda value: got.append(value))
    # The memory of callbacks that are collected is used again, so a call of one would fail.
    for i in range(3):
        gc.collect()
        waste = [[0] * 6 for _ in range(200)]
        time.sleep_ms(1)
    assert 0 not in got and len(got) <= 24, got


def flood():
    got = []
    reader = Reader("flooded")
    reader.Flood(got.append)
    while len(got) < 400:
        time.sleep_ms(1)
    for first in range(0, 4000, 1000):
        assert [value for value in got if first <= value < first + 1000] == list(range(first, first + 100))


def contention():
    got = []
    reader = Reader("contend")
    count = reader.Contend(got.append)
    while len(got) < count:
        time.sleep_ms(1)
    assert 1 <= count <= 8 and got == [0] * count, (count, got)


class Doubled(Reader):
    closed = 0

    def __init__(self, name):
        # Not by super(), with which MicroPython does not pass the instance to the class.
        Reader.__init__(self, name)

    def Close(self):
        self.closed += 1
        super().Close()

    def Next(self):
        value = super().Next()
        return None if value is None else 2 * value


class Plain(Reader):
    pass


def subclasses():
    with Doubled("twelve") as reader:
        assert isinstance(reader, Doubled)
        reader.Open(1)
        assert list(reader) == [4, 8, 12, 16, 20, 24] and iter(reader) is reader
        view = reader.Borrow()
        assert view[1] == 2
    assert reader.closed == 1 and len(view) == 0 and PortsInUse() == 0
    reader.Open("b", None)
    assert reader.port == 1 and reader.gain == 1.0
    reader.gain = 3
    assert reader.gain == 3.0 and "Reader(name='twelve'" in repr(reader)
    reader.Close()
    with Plain("thirteen", step=9) as plain:
        assert type(plain) is Plain and plain.step == 9
        plain.Open()
        assert next(plain) == 9
    assert PortsInUse() == 0


PROBE = -0x6EFFFFFF
for test in (states, forms, functions, copies, views, properties, protocols, callbacks, collected_callbacks, flood, contention, subclasses, finaliser):
    test()
    gc.collect()
print("receivers: ok")
