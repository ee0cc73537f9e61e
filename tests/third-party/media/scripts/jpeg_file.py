# SPDX-License-Identifier: MIT
# What a JPEG file says of itself.


# Width and height, from the first frame header. Every marker segment before it has a length.
def size(data):
    assert data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9", (data[:2], data[-2:])
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        assert data[at] == 0xFF, at
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
