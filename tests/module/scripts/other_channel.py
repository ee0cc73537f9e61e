# SPDX-License-Identifier: MIT
# A StreamData used with another channel: its packs are released to their own channel.
from recording import *
from picture import Picture
from _virtual_board import outstanding

BUFFERS = 4
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)
encoder = Encoder()
for chn in range(2):
    encoder.SetOutBufs(chn, BUFFERS, 128, 64)
MediaManager.init()
picture = Picture()
for chn in range(2):
    encoder.Create(chn, attr)
    encoder.Start(chn)


def send(chn, *times):
    for pts in times:
        picture.info.v_frame.pts = pts
        assert encoder.SendFrame(chn, picture.info) == 0


def get(chn, stream, *times):
    assert encoder.GetStream(chn, stream, 0) == 0
    assert [stream.pts[i] for i in range(stream.pack_cnt)] == list(times), stream.pts


# The number of packs of each channel that are not released.
def outstanding_packs():
    packs = [line.split(", ")[0] for line in outstanding() if line.startswith("pack of ")]
    return [sum(pack.endswith(" of channel %d" % chn) for pack in packs) for chn in range(2)]


shared, keeper = StreamData(), StreamData()

# GetStream of the other channel succeeds or finds no pack; the packs of the first channel are released either way.
for has_pack in (True, False):
    send(0, 1, 2)
    get(0, shared, 1, 2)
    assert outstanding_packs() == [2, 0], outstanding_packs()
    if has_pack:
        send(1, 3)
        get(1, shared, 3)
    else:
        assert encoder.GetStream(1, shared, 0) == -1 and shared.pack_cnt == 0
    assert outstanding_packs() == [0, int(has_pack)], outstanding_packs()

    # Released packs are not returned again, and all buffers are free.
    assert encoder.GetStream(0, keeper, 0) == -1
    send(0, 4, 5, 6, 7)
    get(0, keeper, 4, 5, 6, 7)

    # ReleaseStream of the earlier channel releases nothing, and leaves the packs of others.
    encoder.ReleaseStream(0, shared)
    assert outstanding_packs() == [BUFFERS, int(has_pack)], outstanding_packs()
    encoder.ReleaseStream(1, shared)
    encoder.ReleaseStream(0, keeper)
    assert outstanding_packs() == [0, 0], outstanding_packs()

# A stopped channel has no packs to release.
send(0, 8)
get(0, shared, 8)
encoder.Stop(0)
send(1, 9)
get(1, shared, 9)
assert outstanding_packs() == [0, 1], outstanding_packs()

for chn in range(2):
    encoder.Destroy(chn)
picture.release()
MediaManager.deinit()
print("other channel: ok")
