# SPDX-License-Identifier: MIT
# CanMV's hashlib has md5 and sha1, for which MicroPython needs mbedtls; here they are in
# Python. The rest is MicroPython's module in C.
import struct
from uhashlib import *


def _rotated(word, bits):
    return (word << bits | word >> (32 - bits)) & 0xFFFFFFFF


class _Hash:
    """The scheme of RFC 1321 and RFC 3174: blocks of 64 bytes, the last one with the number of bits."""

    block_size = 64

    def __init__(self, data=b""):
        self._state = self._START
        self._rest = b""
        self._size = 0
        if data:
            self.update(data)

    def update(self, data):
        self._size += len(data)
        data = self._rest + bytes(data)
        end = len(data) // 64 * 64
        for start in range(0, end, 64):
            self._state = self._mix(self._state, data[start : start + 64])
        self._rest = data[end:]

    def digest(self):
        state = self._state
        data = self._rest + b"\x80"
        data += bytes(-(len(data) + 8) % 64) + struct.pack(self._ORDER + "Q", self._size * 8)
        for start in range(0, len(data), 64):
            state = self._mix(state, data[start : start + 64])
        return struct.pack(self._ORDER + "I" * len(state), *state)

    def hexdigest(self):
        return "".join("%02x" % byte for byte in self.digest())


class sha1(_Hash):
    digest_size = 20
    _ORDER = ">"
    _START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0)

    def _mix(self, state, block):
        words = list(struct.unpack(">16I", block))
        for i in range(16, 80):
            words.append(_rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
        a, b, c, d, e = state
        for i in range(80):
            if i < 20:
                f = b & c | ~b & d
                k = 0x5A827999
            elif i < 40:
                f = b ^ c ^ d
                k = 0x6ED9EBA1
            elif i < 60:
                f = b & c | b & d | c & d
                k = 0x8F1BBCDC
            else:
                f = b ^ c ^ d
                k = 0xCA62C1D6
            a, b, c, d, e = (_rotated(a, 5) + (f & 0xFFFFFFFF) + e + k + words[i]) & 0xFFFFFFFF, a, _rotated(b, 30), c, d
        return tuple((x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e)))


class md5(_Hash):
    digest_size = 16
    _ORDER = "<"
    _START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)
    _SHIFTS = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))
    # |sin(i)| as fractions of 2**32, which need more digits than a float of this board has.
    # fmt: off
    _SINES = (
        0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A, 0xA8304613, 0xFD469501,
        0x698098D8, 0x8B44F7AF, 0xFFFF5BB1, 0x895CD7BE, 0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821,
        0xF61E2562, 0xC040B340, 0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453, 0xD8A1E681, 0xE7D3FBC8,
        0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8, 0x676F02D9, 0x8D2A4C8A,
        0xFFFA3942, 0x8771F681, 0x6D9D6122, 0xFDE5380C, 0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70,
        0x289B7EC6, 0xEAA127FA, 0xD4EF3085, 0x04881D05, 0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665,
        0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92, 0xFFEFF47D, 0x85845DD1,
        0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1, 0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391,
    )
    # fmt: on

    def _mix(self, state, block):
        words = struct.unpack("<16I", block)
        a, b, c, d = state
        for i in range(64):
            turn = i // 16
            if turn == 0:
                f = b & c | ~b & d
                word = words[i]
            elif turn == 1:
                f = d & b | ~d & c
                word = words[(5 * i + 1) % 16]
            elif turn == 2:
                f = b ^ c ^ d
                word = words[(3 * i + 5) % 16]
            else:
                f = c ^ (b | ~d & 0xFFFFFFFF)
                word = words[7 * i % 16]
            f = ((f & 0xFFFFFFFF) + a + word + self._SINES[i]) & 0xFFFFFFFF
            a, b, c, d = d, (b + _rotated(f, self._SHIFTS[turn][i % 4])) & 0xFFFFFFFF, b, c
        return tuple((x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d)))


def new(name, data=b""):
    return {"md5": md5, "sha1": sha1, "sha256": sha256}[name](data)
