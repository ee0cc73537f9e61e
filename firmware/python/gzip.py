# SPDX-License-Identifier: MIT
# Stand-in for the gzip that CanMV freezes, over deflate.
import builtins
import io

import deflate

_WINDOW_BITS = 15


def GzipFile(fileobj):
    return deflate.DeflateIO(fileobj, deflate.GZIP, _WINDOW_BITS)


def open(filename, mode="rb"):
    if "t" in mode:
        raise NotImplementedError("text mode: open a binary file and decode what it reads")
    if "b" not in mode:
        mode += "b"
    return deflate.DeflateIO(builtins.open(filename, mode), deflate.GZIP, _WINDOW_BITS, True)


def compress(data):
    stream = io.BytesIO()
    with deflate.DeflateIO(stream, deflate.GZIP, _WINDOW_BITS) as file:
        file.write(data)
    return stream.getvalue()


def decompress(data):
    with deflate.DeflateIO(io.BytesIO(data), deflate.GZIP) as file:
        return file.read()
