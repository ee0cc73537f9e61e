# SPDX-License-Identifier: MIT
"""The times of pictures, from those of the calls that send them."""

# Two pictures differ in time.
STEP_US = 1000
# Of a stream that was interrupted; its pictures are not evened out across that.
JUMP_US = 200000
# How much of a deviation each picture takes over.
SHARE = 16


class ExactTimes:
    """Of virtual time, in which a camera's pictures are sent evenly."""

    def __init__(self):
        self._last = -STEP_US

    def time(self, sent_us):
        self._last = max(sent_us, self._last + STEP_US)
        return self._last


class EvenTimes:
    """Of the wall clock: encoding takes one picture longer than another, and players would guess a wrong frame rate."""

    def __init__(self):
        self._exact = ExactTimes()
        self._count = 0
        self._sent = 0
        self._interval = 0
        self._even = 0

    def time(self, sent_us):
        if self._count > 1 and abs(sent_us - self._even - self._interval) > JUMP_US:
            self._count = 0
        if self._count == 0:
            self._even, self._interval = sent_us, 0
        else:
            # The first interval is not the average yet.
            share = min(self._count, SHARE)
            self._interval += (sent_us - self._sent - self._interval) / share
            expected = self._even + self._interval
            self._even = expected + (sent_us - expected) / share
        self._count += 1
        self._sent = sent_us
        return self._exact.time(int(self._even))
