# SPDX-License-Identifier: MIT
# A StreamData that goes from one channel to another: what it holds goes back to the channel that it came from.
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


# Packs that each channel has given out and not got back.
def lent():
    packs = [line.split(", ")[0] for line in outstanding() if line.startswith("pack of ")]
    return [sum(pack.endswith(" of channel %d" % chn) for pack in packs) for chn in range(2)]


wanderer, keeper = StreamData(), StreamData()

# It takes packs of the other channel, or finds none there: those of the first go back.
for brings in (True, False):
    send(0, 1, 2)
    get(0, wanderer, 1, 2)
    assert lent() == [2, 0], lent()
    if brings:
        send(1, 3)
        get(1, wanderer, 3)
    else:
        assert encoder.GetStream(1, wanderer, 0) == -1 and wanderer.pack_cnt == 0
    assert lent() == [0, int(brings)], lent()

    # What went back is not there again, and all buffers are free.
    assert encoder.GetStream(0, keeper, 0) == -1
    send(0, 4, 5, 6, 7)
    get(0, keeper, 4, 5, 6, 7)

    # ReleaseStream of the channel that it came from before has nothing to give back, and leaves the others' packs.
    encoder.ReleaseStream(0, wanderer)
    assert lent() == [BUFFERS, int(brings)], lent()
    encoder.ReleaseStream(1, wanderer)
    encoder.ReleaseStream(0, keeper)
    assert lent() == [0, 0], lent()

# From a stopped channel there is nothing to give back.
send(0, 8)
get(0, wanderer, 8)
encoder.Stop(0)
send(1, 9)
get(1, wanderer, 9)
assert lent() == [0, 1], lent()

for chn in range(2):
    encoder.Destroy(chn)
picture.give_back()
MediaManager.deinit()
print("other channel: ok")
