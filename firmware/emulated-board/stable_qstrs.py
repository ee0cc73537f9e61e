# SPDX-License-Identifier: MIT
# Keeps the numbers of MicroPython's strings (qstrs) when a source gets a new one, so that
# only the files that use it are compiled again: otherwise each number behind it in the
# alphabet changes, and with it almost every object.
#
#   stable_qstrs.py MEMORY OUTPUT MAKEQSTRDATA ARGS...
#
# Runs MicroPython's makeqstrdata.py and prints its result with the numbers in MEMORY, a file
# that only this program writes. A new string takes a reserved number; a string that no source
# uses any more keeps its number, without a name. When that is impossible, all numbers are new.
#
# OUTPUT is the file of the result. It gets the time of MEMORY, which is when all numbers were
# last new: make then compiles only the objects that are older.
import os
import re
import subprocess
import sys

RESERVED = 16
RESERVED_NAME = "MP_QSTR___reserved_%d"
UNUSED_PREFIX = "MP_QSTR___unused_"
ENTRY = re.compile(r"QDEF([01])\((\w+), (.*)\)$")


# The entries in the order of their lines: (pool, name, value).
def parse(text):
    return [match.groups() for match in map(ENTRY.match, text.splitlines()) if match]


def text_of(entries):
    return "".join("QDEF%s(%s, %s)\n" % entry for entry in entries)


# All numbers new. The reserved ones are at the end of the first pool, which is not sorted. No hash and no length: no
# string is found there.
def renumber(wanted):
    spare = [("0", RESERVED_NAME % i, '0, 0, ""') for i in range(RESERVED)]
    return [e for e in wanted if e[0] == "0"] + spare + [e for e in wanted if e[0] == "1"]


# The known entries with the wanted ones; None when they do not fit.
def merge(known, wanted):
    names = {value: name for _, name, value in wanted}
    numbered = {value for _, _, value in known}
    fresh = [(name, value) for _, name, value in wanted if value not in numbered]
    merged = []
    for pool, name, value in known:
        if name.startswith("MP_QSTR___reserved_"):
            name, value = fresh.pop(0) if fresh else (name, value)
        elif value in names:
            name = names[value]
        elif not name.startswith(UNUSED_PREFIX):
            name = UNUSED_PREFIX + name
        merged.append((pool, name, value))
    return None if fresh else merged


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except FileNotFoundError:
        return ""


# At once: an interrupted build finds the old file or the new one. Keeps the file's time if `time` is not None.
def write(path, text, time):
    staged = path + ".new"
    with open(staged, "w") as file:
        file.write(text)
    if time is not None:
        os.utime(staged, ns=(time, time))
    os.replace(staged, path)


def main(memory, output, *command):
    text = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True).stdout
    wanted = parse(text)
    if not wanted:
        # Of a version with another format.
        sys.stdout.write(text)
        return
    known = parse(read(memory))
    merged = merge(known, wanted) if known else None
    if merged is None:
        write(memory, text_of(renumber(wanted)), None)
    elif merged != known:
        write(memory, text_of(merged), os.stat(memory).st_mtime_ns)
    sys.stdout.write(read(memory))
    sys.stdout.flush()
    time = os.stat(memory).st_mtime_ns
    os.utime(output, ns=(time, time))


main(*sys.argv[1:])
