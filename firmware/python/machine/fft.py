# SPDX-License-Identifier: MIT
# machine.FFT: CanMV's calls of the FFT unit, in software.
import array
import math

_SIZES = (64, 128, 256, 512, 1024, 2048, 4096)


def _transform(values):
    count = len(values)
    if count == 1:
        return values
    even = _transform(values[0::2])
    odd = _transform(values[1::2])
    result = [0j] * count
    for i in range(count // 2):
        angle = -2 * math.pi * i / count
        turned = odd[i] * complex(math.cos(angle), math.sin(angle))
        result[i] = even[i] + turned
        result[i + count // 2] = even[i] - turned
    return result


def _as_short(value):
    return max(-32768, min(32767, round(value)))


class FFT:
    def __init__(self, byte=None, points=64, shift=0):
        if points not in _SIZES:
            raise ValueError("[CANMV]FFT:invalid points")
        if byte is None:
            raise ValueError("[CANMV]FFT:invalid byte")
        if len(memoryview(byte)) % 4 and not isinstance(byte, array.array):
            raise ValueError("[CANMV]FFT:Buffer length must be a multiple of 4")
        self._data = byte
        self._points = points
        self._shift = shift

    def _halvings(self):
        return bin(self._shift & (self._points - 1)).count("1")

    # A list of (real, imaginary).
    def run(self):
        samples = array.array("h", bytes(self._data))[: self._points]
        values = [complex(sample, 0) for sample in samples]
        values += [0j] * (self._points - len(values))
        scale = 1 / (1 << self._halvings())
        return [(_as_short(value.real * scale), _as_short(value.imag * scale)) for value in _transform(values)]

    # The frequency of each point.
    def freq(self, points=64, sample_rate=16000):
        self._points = points
        step = sample_rate // points
        return [step * i for i in range(points)]

    def amplitude(self, values):
        if not isinstance(values, list):
            raise ValueError("[CANMV]FFT:obj is not a list")
        count = len(values)
        sizes = [int(math.sqrt(real * real + imaginary * imaginary)) for real, imaginary in values]
        powers = [(size if i == 0 else 2 * size) // count for i, size in enumerate(sizes)]
        return [power << self._halvings() for power in powers]

    def deinit(self):
        pass
