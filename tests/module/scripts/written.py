# SPDX-License-Identifier: MIT
# StreamData.write writes what the object holds: to files without the heap, and to objects with a method `write`.
import io
import micropython
import time
from recording import Recording

NAME = "/sdcard/written.h264"


class Slow:
    # Takes a few bytes at a time, and then refuses.
    def __init__(self, step, refusal=None):
        self.step, self.refusal, self.data = step, refusal, b""

    def write(self, data):
        if self.refusal is not None:
            return self.refusal
        part = data[: self.step]
        self.data += part
        return len(part)


class Silent:
    data = b""

    def write(self, data):
        self.data += data


def raised(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return error
    return None


r = Recording(width=128, height=64)
data = r.data
assert data.write(io.BytesIO()) == 0
assert r.get() == 0
expected = b"".join(pack for _, _, pack in r.packs())
for file in (Slow(7), Slow(100000), Silent()):
    assert data.write(file) == len(expected) and file.data == expected
stream = io.BytesIO()
assert data.write(file=stream) == len(expected) and stream.getvalue() == expected

# An error of the file passes, and the packs stay held.
for refusal, error in ((0, OSError), (100000, OSError), ("1", TypeError)):
    assert isinstance(raised(data.write, Slow(7, refusal)), error)
assert isinstance(raised(Recording.get, r, "no timeout"), TypeError)
for other in (None, 5, "name", Slow):
    error = raised(data.write, other)
    assert other is Slow or "StreamData.write: file must be a file or another object with write(), not " in str(error), error
assert data.write(io.BytesIO()) == len(expected)


# The file's own code may release the packs.
class Releasing:
    def write(self, data):
        r.release()
        return 1 if len(data) > 1 else None


if data.pack_cnt > 0:
    first = data.data_size[0]
    assert data.write(Releasing()) == first
assert data.write(io.BytesIO()) == 0

# 300 frames to a file, with the heap locked, while the script holds a view.
assert r.get() == 0
view = data.view(0)
file = open(NAME, "wb")
get, release, write = r.encoder.GetStream, r.release, data.write
total = 0
micropython.heap_lock()
for _ in range(300):
    get(0, data)
    total += write(file)
    r.encoder.ReleaseStream(0, data)
micropython.heap_unlock()
file.close()
assert len(view) == 0
with open(NAME, "rb") as file:
    assert len(file.read()) == total > 3000



# The file's own exception passes; views of the packs stay valid, and the next write has all data.
class Failing:
    def __init__(self, error, after=0):
        self.error, self.after = error, after

    def write(self, data):
        if self.after == 0:
            raise self.error
        self.after -= 1


class Native(io.IOBase):
    data = b""

    def write(self, data):
        self.data += bytes(data)
        return len(data)


while data.pack_cnt < 2:
    time.sleep_ms(100)
    assert r.get() == 0
expected = b"".join(pack for _, _, pack in r.packs())
view = data.view(1)
for error in (LookupError("full"), KeyboardInterrupt(), SystemExit(3), OSError(28)):
    for after in (0, 1):
        try:
            data.write(Failing(error, after))
            assert False
        except BaseException as caught:
            assert caught is error
        assert len(view) == data.data_size[1]
native = Native()
assert data.write(native) == len(expected) and native.data == expected


# A file may write more of the same object, get the next packs, and read what it got after the packs are gone.
class Nested(Silent):
    depth = 0

    def write(self, part):
        super().write(part)
        self.depth += 1
        if self.depth == 1:
            assert data.write(self) == len(expected)


nested = Nested()
first = data.data_size[0]
assert data.write(nested) == len(expected)
assert nested.data == expected[:first] + expected + expected[first:]


class Keeping:
    def __init__(self):
        self.parts = []

    def write(self, part):
        self.parts.append(part)


keeping = Keeping()
data.write(keeping)
r.release()
assert len(view) == 0 and b"".join(keeping.parts) == expected

# 300 turns of an iteration to a file, with the heap locked, while the script holds a view of each turn before.
frames = r.encoder.frames(0)
write = frames.write
stream = next(frames)
view = stream.view(0)
file = open(NAME, "wb")
turns = total = 0
micropython.heap_lock()
for stream in frames:
    total += write(file)
    turns += 1
    if turns == 300:
        break
micropython.heap_unlock()
file.close()
assert len(view) == 0 and stream is frames
with open(NAME, "rb") as file:
    assert len(file.read()) == total > 3000

# A full heap: a copy for a file of the script fails, and the packs stay.
assert r.get() == 0
write, silent, is_full = data.write, Silent(), False
micropython.heap_lock()
try:
    write(silent)
except MemoryError:
    is_full = True
micropython.heap_unlock()
assert is_full and silent.data == b"" and write(silent) == len(silent.data) > 0

# A closed file.
assert r.get() == 0 and isinstance(raised(data.write, file), (OSError, ValueError))
assert len(data.view(0)) > 0
r.stop()
print("written: ok", total, "bytes")
