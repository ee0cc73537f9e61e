# SPDX-License-Identifier: MIT
# Output buffers on a board with little media memory: a request that cannot be met fails immediately, with the reason.
# Runs with the memory of a K230D.
from recording import *
from _virtual_board import MPP_GENERATION

K_ERR_VB_NOMEM = 0xA004800C - (1 << 32)
MMZ = 0x4600000


def must_fail(call, *pieces):
    try:
        call()
    except OSError as error:
        assert error.errno == K_ERR_VB_NOMEM, error
        for piece in pieces + ("the board has %d;" % MMZ, "fewer or smaller buffers", "0xA004800C K_ERR_VB_NOMEM"):
            assert piece in error.args[1], "no %r in %r" % (piece, error.args[1])
        return
    raise AssertionError("no OSError")


def buffer_size(width, height):
    return (width * height * 3 // 4 + 0xFFF) & ~0xFFF


e = Encoder()
# More than the board has. The message has all numbers, also with 64 bits.
for buf_num, width, height in ((12, 3840, 2160), (256, 8192, 8192), (MMZ // buffer_size(1920, 1080) + 1, 1920, 1080)):
    needed = "need %d bytes of media memory (MMZ)" % (buf_num * buffer_size(width, height))
    must_fail(lambda: e.SetOutBufs(0, buf_num, width, height), "Encoder.SetOutBufs: chn 0 cannot have", needed)

# The earlier buffers remain: failed calls reserve and free nothing.
e.SetOutBufs(1, 2, 320, 240)
must_fail(lambda: e.SetOutBufs(1, 12, 3840, 2160), "chn 1")
if MPP_GENERATION == "B":
    e.Create(1, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 320, 240))
    e.Destroy(1)
    # Generation B reserves immediately: buffers that fit alone may not fit beside the camera's six frames.
    recording = Recording(chn=2, width=1920, height=1080, payload=Encoder.PAYLOAD_TYPE_H264)
    must_fail(lambda: e.SetOutBufs(1, 36, 1920, 1080), "chn 1 failed in kd_mpi_vb_create_pool: out of memory")
    assert recording.get() == 0
    recording.release()
    recording.stop()
    e.SetOutBufs(1, 36, 1920, 1080)
else:
    # Generation A reserves the sum of all pools in MediaManager.init().
    e.SetOutBufs(1, 36, 1920, 1080)
    e.SetOutBufs(2, 36, 1920, 1080)
    try:
        MediaManager.init()
        raise AssertionError("no RuntimeError")
    except RuntimeError as error:
        assert str(K_ERR_VB_NOMEM) in str(error), error
    MediaManager.deinit()
print("memory: ok")
