# SPDX-License-Identifier: MIT
# Channels that a script tears down by raw MPP calls: Destroy releases the rest.
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION

BUFFERS = 4
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)
encoder = Encoder()
encoder.SetOutBufs(0, BUFFERS, 128, 64)
single = Encoder()
single.SetOutBufs(1, 1, 128, 64)
MediaManager.init()
picture = Picture()
stream = StreamData()


def stop():
    assert kd_mpi_venc_stop_chn(0) == 0


def detach():
    assert MPP_GENERATION == "A" or kd_mpi_venc_detach_vb_pool(0) == 0


def destroy():
    assert kd_mpi_venc_destroy_chn(0) == 0


# After any of these raw calls, Destroy completes the teardown, and all buffers are free.
for raw_calls in ((), (stop,), (stop, detach), (stop, destroy), (stop, detach, destroy)):
    encoder.Create(0, attr)
    encoder.Start(0)
    for _ in range(BUFFERS):
        assert encoder.SendFrame(0, picture.info) == 0
    assert encoder.GetStream(0, stream, 0) == 0 and stream.pack_cnt == BUFFERS
    for call in raw_calls:
        call()
    encoder.Destroy(0)
    assert stream.pack_cnt == 0
    assert encoder.private_poolid == -1


# With one buffer GetStream asks for a pack without counting, and still finds that the channel is gone.
def with_one_buffer(timeout):
    single.Create(1, attr)
    single.Start(1)
    for _ in range(3):
        assert single.SendFrame(1, picture.info) == 0
        assert single.GetStream(1, stream, timeout) == 0 and stream.pack_cnt == 1
        single.ReleaseStream(1, stream)
    assert single.GetStream(1, stream, 0) == -1
    assert kd_mpi_venc_stop_chn(1) == 0 and kd_mpi_venc_destroy_chn(1) == 0
    assert single.GetStream(1, stream, timeout) == -1 and stream.pack_cnt == 0
    single.Destroy(1)


for timeout in (0, 1000, -1):
    with_one_buffer(timeout)

picture.release()
MediaManager.deinit()
print("raw end: ok")
