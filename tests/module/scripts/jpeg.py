# SPDX-License-Identifier: MIT
# One JPEG per frame, with the quality of the attribute. The recordings stay on the card for the test.
from recording import *


def record(quality):
    r = Recording(width=320, height=240, payload=Encoder.PAYLOAD_TYPE_JPEG, mjpeg_quality_factor=quality)
    pictures = []
    while len(pictures) < 10:
        assert r.get() == 0
        pictures += r.packs()
        r.release()
    r.stop()
    times = [pts for _, pts, _ in pictures]
    assert times == sorted(set(times)), times
    with open("/sdcard/quality%d.mjpeg" % quality, "wb") as file:
        for kind, _, data in pictures[:10]:
            assert kind == Encoder.STREAM_TYPE_I, kind
            assert data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9", (data[:2], data[-2:])
            assert data.find(b"\xff\xd8", 2) < 0
            file.write(data)
    return sum(len(data) for _, _, data in pictures[:10])


low, high = record(20), record(90)
assert 1.5 * low < high, (low, high)
print("jpeg: ok", low, high, "bytes")
