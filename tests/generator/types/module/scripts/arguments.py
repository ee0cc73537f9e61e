# SPDX-License-Identifier: MIT
# Calls the methods of the module with values of all kinds, right and wrong: the engine prints right ones.
import kinds
import array
import io

taker = kinds.Taker()
nan = float("nan")


class Lookalike:
    level = 3


class Own(kinds.Settings):
    pass


def attempt(text, call):
    print(text, end=" -> ")
    try:
        result = call()
        if result is not None:
            print(result)
    except Exception as error:
        print("%s: %s" % (type(error).__name__, error))


def show(value):
    return "<Own>" if isinstance(value, Own) else repr(value)


def take(kind, *values):
    for prefix in ("", "Optional"):
        name = prefix + kind
        method = getattr(taker, name)
        for value in values + (None,):
            attempt("%s(%s)" % (name, show(value)), lambda: method(0, value))
    attempt("Optional%s()" % kind, lambda: getattr(taker, "Optional" + kind)(0))


def default(kind):
    attempt("Default%s()" % kind, lambda: getattr(taker, "Default" + kind)(0))
    attempt("Default%s(x=...)" % kind, lambda: getattr(taker, "Default" + kind)(id=0, x=[]))


take("Int", 3, -3, True, 4, 33, 1 << 70, 3.0, "3")
default("Int")
take("Choice", 2, 5, 3, "2")
default("Choice")
take("Bool", True, False, 1, 0, "True")
default("Bool")
take("Float", 1.5, 2, -0.0, 1 << 40, nan, float("inf"), True, "1")
default("Float")
take("BoundedFloat", 0.1, -0.5, 0, 0.11, -1, nan, float("-inf"), False, "0")
default("BoundedFloat")
take("HalfBoundedFloat", 0, 1e30, float("inf"), -1, nan)
default("HalfBoundedFloat")
take("Str", "a", "h\u00e9llo", "hell\u00e9", "", "a\0b", b"a", 1)
default("Str")
take("Bytes", b"", b"ab", bytearray(b"cd"), memoryview(b"efg")[1:], array.array("H", [258]), "text", 1)
take("BoundedBytes", b"ab", b"a", b"abcde", array.array("H", [1, 2]), "ab")
take("MinBytes", b"ab", b"a")
take("WritableBytes", bytearray(2), b"ab", memoryview(b"ab"), bytearray(5), "ab")
take("Buffer", b"ab", b"abc", 1)
take("List", [], [1, True, 9], (2,), [1, 2, 3, 4], [1, 10], [1, "2"], [None], {1: 2}, "12", 1)
take("FloatList", [0.1, -5], (), [0.2], [1, nan], ["x"], [True])
take("Tuple", (True, False), [False, True], (True,), (True, 1), 1)
take("Fields", kinds.Settings(1), Own(2, 2, False, 9.5, "own"), Lookalike, 1)
take("Object", kinds.History(), kinds.Taker(), 1)


# Takes parts of what is written; what it keeps does not change.
class Tray:
    def __init__(self, *results):
        self.results, self.parts = list(results), []

    def write(self, data):
        result = self.results.pop(0) if self.results else None
        self.parts.append(bytes(data) if result is None or isinstance(result, str) else data[:result])
        return result

    def __repr__(self):
        return "Tray(%s)" % ", ".join(map(repr, self.results))


class Refusing:
    def write(self, data):
        raise OSError(28)

    def __repr__(self):
        return "Refusing()"


class Unreadable:
    write = 5

    def __repr__(self):
        return "Unreadable()"


trays = [Tray(), Tray(3, 5), Tray(1, 0), Tray(9), Tray(-1), Tray("8")]
take("Writer", *trays, Refusing(), Unreadable(), "name", 1)
print([tray.parts for tray in trays])
stream = io.BytesIO()
taker.Writer(0, stream)
print(stream.getvalue())

history = kinds.History()
attempt("Out(history)", lambda: taker.Out(0, history))
print(history.levels, history.count)
buffer = bytearray(3)
taker.WritableBytes(0, buffer)
print(buffer)

settings = kinds.Settings(level=1, label="x" + str(1))
print(settings.level, settings.mode, settings.is_on, settings.gain, settings.label)


def assign(name, value):
    attempt("settings.%s = %r" % (name, value), lambda: setattr(settings, name, value))
    print(getattr(settings, name))


for name, values in (
    ("is_on", (False, 0)),
    ("gain", (1, 0.1, 10, "1")),
    ("label", ("abcde", "abcdef", None)),
    ("mode", (2, 3)),
):
    for value in values:
        assign(name, value)

# What an object keeps is not collected.
import gc

settings.label = "k" + "eep"[: 3 + settings.level - 1]
for _ in range(3):
    gc.collect()
    ["junk" * i for i in range(100)]
print(settings.label)
attempt("Fields(settings)", lambda: taker.Fields(0, settings))
attempt("Settings(1, 2, 3)", lambda: kinds.Settings(1, 2, 3))
attempt("Settings(1, label='abcdef')", lambda: kinds.Settings(1, label="abcdef"))

# Rules: each condition of a case must hold, and a float is compared as such.
for level, mode, is_on, gain in (
    (5, 5, True, 3),
    (5, 5, False, 3),
    (5, 5, True, 2.9),
    (5, 5, False, 2.9),
    (5, 2, False, 2.9),
    (4, 5, False, 2.9),
    (3, 2, False, 2),
    (4, 2, False, 2),
    (4, 2, False, 2.5),
):
    settings = kinds.Settings(level, mode, is_on, gain)
    attempt("Fields(%r)" % ((level, mode, is_on, gain),), lambda: taker.Fields(0, settings))
