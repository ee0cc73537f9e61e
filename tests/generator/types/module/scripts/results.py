# SPDX-License-Identifier: MIT
# Calls the methods of the module that give values, sets its properties and its functions.
import gc
import kinds
import time

giver = kinds.Giver()


def attempt(text, call):
    print(text, end=" -> ")
    try:
        result = call()
        if result is not None:
            print(result)
        return result
    except Exception as error:
        print("%s: %s" % (type(error).__name__, error))


def show(value):
    if isinstance(value, kinds.Settings):
        return "Settings(%r)" % ((value.level, value.mode, value.is_on, value.gain, value.label),)
    if isinstance(value, kinds.History):
        return "History(%r, %r)" % (value.levels, value.count)
    if isinstance(value, kinds.Giver):
        return "Giver, another: %r" % (value is not giver)
    return "%s %r" % (type(value).__name__, value)


for kind in (
    "Int",
    "Choice",
    "Bool",
    "Float",
    "Str",
    "Bytes",
    "List",
    "FloatTuple",
    "BoolList",
    "Settings",
    "History",
    "Giver",
):
    get = getattr(giver, "Get" + kind)
    get_optional = getattr(giver, "GetOptional" + kind)
    attempt("Get%s()" % kind, lambda: show(get()))
    attempt("GetOptional%s(True)" % kind, lambda: show(get_optional(True)))
    print("GetOptional%s(False) -> %r" % (kind, get_optional(False)))

# A string is a copy.
first = giver.GetStr()
print(first != giver.GetStr())

view = giver.GetView()
part = view[1:4]
print(len(view), bytes(view), bytes(part), view[0], giver.GetOptionalView(False))
giver.Release()
print(len(view), bytes(view), bytes(part))
attempt("view[0]", lambda: view[0])
view = giver.GetOptionalView(True)
print(bytes(view))

counters = giver.GetCounters()
print(counters, counters.few, counters.many == counters[1], giver.GetOptionalCounters(False))
print(len(giver.GetOptionalCounters(True)))
print(giver.GetItself() is giver, giver.GetOptionalItself(True) is giver, giver.GetOptionalItself(False))


class Derived(kinds.Giver):
    pass


derived = Derived()
print(derived.GetItself() is derived, derived.GetOptionalItself(True) is derived)

attempt("Fail('x')", lambda: giver.Fail("x"))

for name, values in (("level", (1, 0.5, 10, "1")), ("label", ("abc", "abcdef", 1))):
    for value in values:
        attempt("giver.%s = %r" % (name, value), lambda: str(setattr(giver, name, value)))
        print(getattr(giver, name))


print(giver.has_label)


def listen(name, function):
    print("Listen%s" % name, end=": ")
    attempt(type(function).__name__, lambda: str(getattr(giver, "Listen" + name)(function)))


seen = []
for name in ("Int", "Float", "Bool", "Optional"):
    listen(name, 1)
    listen(name, None)
    listen(name, lambda value, name=name: seen.append((name, value)))


def fire():
    seen.clear()
    gc.collect()
    giver.Fire()
    # The scheduler runs them between two lines.
    time.sleep_ms(1)
    print(seen)


fire()
listen("Optional", None)
fire()
