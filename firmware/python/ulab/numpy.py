# SPDX-License-Identifier: MIT
# ulab.numpy with CanMV's function fromfile().
from _ulab.numpy import *


# As CanMV's, `count` is in bytes.
def fromfile(file, dtype=uint8, count=-1, offset=0):
    with open(file, "rb") as stream:
        stream.seek(offset)
        data = stream.read(count)
    item = zeros(1, dtype=dtype).itemsize
    return frombuffer(bytearray(data[: len(data) // item * item]), dtype=dtype)
