# SPDX-License-Identifier: MIT
# The volume of a device's two channels: kept, in 0 to 100.


class Volume:
    def __init__(self):
        self._channels = [50, 50]

    def get(self):
        return tuple(self._channels)

    # `channel`: 1 left, 2 right, 3 both.
    def set(self, vol, channel):
        for i in range(2):
            if channel & (1 << i):
                self._channels[i] = max(0, min(100, vol))
        return True
