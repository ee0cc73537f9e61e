# SPDX-License-Identifier: MIT
# From Create on, the calls of a streaming loop never raise for the channel's state: they return a code or do nothing.
from recording import *
from picture import Picture

NOT_PERM, UNEXIST = 0xA0098009 - (1 << 32), 0xA0098005 - (1 << 32)
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
encoder = Encoder()
for chn in range(2):
    encoder.SetOutBufs(chn, 4, 128, 64)
MediaManager.init()
picture = Picture()
data, shared = StreamData(), StreamData()
encoder.Create(1, attr)
encoder.Start(1)


def loop_returns(code, timeouts):
    for timeout in timeouts:
        assert encoder.SendFrame(0, picture.info, timeout) == code
        # Packs of another channel are released, as by every GetStream that returns.
        assert encoder.SendFrame(1, picture.info) == 0
        assert encoder.GetStream(1, shared, 0) == 0 and shared.pack_cnt > 0
        assert encoder.GetStream(0, shared, timeout) == -1 and shared.pack_cnt == 0
        encoder.ReleaseStream(0, shared)
        assert encoder.GetStream(0, data, timeout) == -1 and data.pack_cnt == 0
        encoder.ReleaseStream(0, data)


def get():
    assert encoder.SendFrame(0, picture.info) == 0
    assert encoder.GetStream(0, data, 0) == 0 and data.pack_cnt > 0


for _ in range(3):
    encoder.Create(0, attr)
    loop_returns(NOT_PERM, (0, 1, 60))
    encoder.Start(0)
    get()
    # Unread packs are gone after Stop.
    assert encoder.SendFrame(0, picture.info) == 0
    encoder.Stop(0)
    assert data.pack_cnt == 0
    encoder.ReleaseStream(0, data)
    loop_returns(NOT_PERM, (0, 1000, -1))
    encoder.Stop(0)
    encoder.Destroy(0)
    loop_returns(UNEXIST, (0, 1000, -1))
    encoder.Destroy(0)
    loop_returns(UNEXIST, (0,))

# Packs of an earlier life of the channel.
encoder.Create(0, attr)
encoder.Start(0)
get()
encoder.Destroy(0)
encoder.Create(0, attr)
encoder.ReleaseStream(0, data)
encoder.Start(0)
encoder.ReleaseStream(0, data)
get()
encoder.ReleaseStream(0, data)

# Only Create ends the state "is destroyed", not SetOutBufs.
encoder.Destroy(0)
if encoder.private_poolid != -1:
    encoder.SetOutBufs(0, 4, 128, 64)
    loop_returns(UNEXIST, (0, -1))
    encoder.Destroy(0)
encoder.Destroy(1)
picture.release()
MediaManager.deinit()
loop = (lambda: encoder.SendFrame(0, picture.info), UNEXIST), (lambda: encoder.GetStream(0, data), -1)
for call, code in loop:
    assert call() == code
encoder.ReleaseStream(0, data)
print("stopped: ok")
