# SPDX-License-Identifier: MIT
# Reads every byte of 1,000 frames without an allocation.
import micropython
import uctypes
from recording import Recording

r = Recording(width=128, height=64)
get, release, data = r.encoder.GetStream, r.encoder.ReleaseStream, r.data
count, sizes, addresses = 0, data.data_size, data.data


# The first packs create the mappings. A bytearray for each buffer is created here, before the heap is locked.
windows = {}
for _ in range(40):
    get(0, data)
    for i in range(0, data.pack_cnt):
        windows[addresses[i]] = uctypes.bytearray_at(addresses[i], 128 * 64 * 3 // 4)
    release(0, data)


def touch(window, size):
    total = 0
    for i in range(size):
        total = (total + window[i]) & 0xFFFF
    return total


payload = 0
touched = 0
micropython.heap_lock()
while count < 1000:
    result = get(0, data, -1)
    for i in range(0, data.pack_cnt):
        touched |= touch(windows[addresses[i]], sizes[i])
        payload += sizes[i]
        if data.stream_type[i] != 3:
            count += 1
    release(0, data)
micropython.heap_unlock()
r.stop()
assert count >= 1000 and payload > 10000 and touched > 0
print("heap: ok", count, "frames", payload, "bytes")
