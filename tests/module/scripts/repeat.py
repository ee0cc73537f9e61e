# SPDX-License-Identifier: MIT
# Record, stop and record again in one process; redundant Stop, Destroy and ReleaseStream calls.
from recording import *

for payload in (Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265, Encoder.PAYLOAD_TYPE_JPEG, Encoder.PAYLOAD_TYPE_H264):
    for chn in (0, 3):
        r = Recording(chn=chn, width=128, height=64, payload=payload)
        types = []
        for _ in range(5):
            assert r.get() == 0
            types += [pack[0] for pack in r.packs()]
            r.release()
            r.release()
        header = [] if payload == Encoder.PAYLOAD_TYPE_JPEG else [Encoder.STREAM_TYPE_HEADER]
        p = Encoder.STREAM_TYPE_I if payload == Encoder.PAYLOAD_TYPE_JPEG else Encoder.STREAM_TYPE_P
        assert types[: len(header) + 2] == header + [Encoder.STREAM_TYPE_I, p], types
        r.stop()
        r.encoder.Stop(chn)
        r.encoder.Destroy(chn)
        r.encoder.ReleaseStream(chn, r.data)

# Destroy keeps the buffer setting: Create may follow without SetOutBufs.
r = Recording(width=128, height=64, start=False)
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
for _ in range(3):
    r.encoder.Destroy(0)
    r.encoder.Create(0, attr)
r.start()
assert r.get() == 0
r.stop()

# No frame arrives: a poll and a short wait return -1 and no pack.
r = Recording(width=128, height=64, bound=False, start=False)
r.encoder.Start(0)
for timeout in (0, 30):
    assert r.get(timeout) == -1 and r.data.pack_cnt == 0
    r.release()
r.stop()
print("repeat: ok")
