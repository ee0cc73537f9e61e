# SPDX-License-Identifier: MIT
# What the emulated board does not have: said on stderr, once per kind.
import sys

_said = set()


def say_once(kind, text):
    if kind not in _said:
        _said.add(kind)
        print("machine.%s: %s" % (kind, text), file=sys.stderr)
