# SPDX-License-Identifier: MIT
# GetStream gets the packs that are there, or one if it has to wait, as CanMV's firmware from v1.5 on.
import _thread
import time

from recording import *
from picture import Picture

HEADER, I, P = Encoder.STREAM_TYPE_HEADER, Encoder.STREAM_TYPE_I, Encoder.STREAM_TYPE_P
GOP = 5


def types(r):
    found = [kind for kind, _, _ in r.packs()]
    r.release()
    return found


# A reader that finds packs gets all of them.
r = Recording(width=128, height=64, bound=False, gopLen=2)
picture = Picture()
for expected in ([HEADER, I], [P], [HEADER, I]):
    assert r.encoder.SendFrame(0, picture.info) == 0
    assert r.get() == 0 and types(r) == expected
for _ in range(3):
    assert r.encoder.SendFrame(0, picture.info) == 0
assert r.get(0) == 0 and types(r) == [P, HEADER, I, P]
assert r.get(0) == -1 and r.data.pack_cnt == 0

events = []


# Without a jump from "waits" to the call, so that no other thread runs between them.
def wait_twice():
    events.append("waits")
    events.append((r.get(), types(r)))
    events.append((r.get(), types(r)))


# A header and its frame arrive together, in the first slice of the wait or in a later one.
for pause_ms in (0, 70, 130):
    r.encoder.Stop(0)
    r.encoder.Destroy(0)
    r.encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
    r.encoder.Start(0)
    events.clear()
    _thread.start_new_thread(wait_twice, ())
    while not events:
        time.sleep_ms(1)
    time.sleep_ms(pause_ms)
    assert r.encoder.SendFrame(0, picture.info) == 0
    while len(events) < 3:
        time.sleep_ms(1)
    assert events == ["waits", (0, [HEADER]), (0, [I])], events
picture.release()
r.stop()

# A reader that waits gets each pack by itself, the header first.
for payload in (Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265):
    r = Recording(width=128, height=64, payload=payload, gopLen=GOP)
    groups = []
    for _ in range(3 * (GOP + 1)):
        assert r.get() == 0
        groups.append(types(r))
    assert groups == 3 * ([[HEADER], [I]] + (GOP - 1) * [[P]]), groups
    r.stop()
print("packs per call: ok")
