# SPDX-License-Identifier: MIT
# Prints the public names of modules as JSON, a line for each: name, type, of an int the value, and the object's identity, which is the
# same in each module that has the object. A module that this board has not is null. Arguments: the modules; without any, prints the
# modules that there are.
import json
import sys


def names_of(name):
    try:
        module = __import__(name)
        for part in name.split(".")[1:]:
            module = getattr(module, part)
    except ImportError:
        return None
    return [described(module, each) for each in dir(module) if not each.startswith("_")]


def described(module, name):
    value = getattr(module, name)
    return [name, type(value).__name__, value if type(value) is int else None, id(value)]


if len(sys.argv) == 1:
    help("modules")
for name in sys.argv[1:]:
    print(json.dumps([name, names_of(name)]))
