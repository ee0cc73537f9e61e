# SPDX-License-Identifier: MIT
# Takes steps from stdin, in records of a fixed length, and answers each with a line.
import json
import sys

import fixture

# One read() a step: reading by lines is a system call a byte.
RECORD = 256
AROUND = {"-": None, "locked": fixture.with_heap_locked, "full": fixture.with_heap_full, "broken": fixture.broken_off}
FAILS = "fails"


# By one write: threads and the MPP say things, too.
def say(answer):
    sys.stdout.write("\n=%s\n" % json.dumps(answer))


def around_by(name):
    return fixture.with_failure(int(name[len(FAILS) :])) if name.startswith(FAILS) else AROUND[name]


def run():
    steps = open("/dev/stdin", "rb")
    say(fixture.left())
    while True:
        around, _, text = steps.read(RECORD).decode().rstrip(" ").partition(" ")
        if around == "end":
            return
        say(fixture.outcome(text, around_by(around)))
