# SPDX-License-Identifier: MIT
# Reads steps from stdin as records of a fixed length, and prints the result of each.
import json
import sys

import fixture

# One read() per step: reading by lines takes a system call per byte.
RECORD = 256
CONDITIONS = {"-": None, "locked": fixture.with_heap_locked, "full": fixture.with_heap_full, "interrupted": fixture.interrupted}
FAILS = "fails"


# One write, because threads and the MPP print too.
def reply(answer):
    sys.stdout.write("\n=%s\n" % json.dumps(answer))


def condition_by(name):
    return fixture.with_failure(int(name[len(FAILS) :])) if name.startswith(FAILS) else CONDITIONS[name]


def run():
    steps = open("/dev/stdin", "rb")
    reply(fixture.leaks())
    while True:
        condition, _, text = steps.read(RECORD).decode().rstrip(" ").partition(" ")
        if condition == "end":
            return
        reply(fixture.result_of(text, condition_by(condition)))
