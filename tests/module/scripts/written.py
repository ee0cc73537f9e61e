# SPDX-License-Identifier: MIT
# StreamData.write writes what the object holds: to files without the heap, and to objects with a method `write`.
import io
import micropython
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

# A closed file.
assert r.get() == 0 and isinstance(raised(data.write, file), (OSError, ValueError))
assert len(data.view(0)) > 0
r.stop()
print("written: ok", total, "bytes")
