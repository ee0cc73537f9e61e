# SPDX-License-Identifier: MIT
# Output buffers on a board with little media memory: what cannot be had is refused at once, by a text that says why.
# Runs with the memory of a K230D.
from recording import *
from _virtual_board import MPP_GENERATION

K_ERR_VB_NOMEM = 0xA004800C - (1 << 32)
MMZ = 0x4600000


def refused(call, *pieces):
    try:
        call()
    except OSError as error:
        assert error.errno == K_ERR_VB_NOMEM, error
        for piece in pieces + ("%d in all" % MMZ, "fewer or smaller buffers", "0xA004800C K_ERR_VB_NOMEM"):
            assert piece in error.args[1], "no %r in %r" % (piece, error.args[1])
        return
    raise AssertionError("not refused")


def buffer_size(width, height):
    return (width * height * 3 // 4 + 0xFFF) & ~0xFFF


e = Encoder()
# More than there is, with every number of the text; the 64 bits of it too.
for buf_num, width, height in ((12, 3840, 2160), (256, 8192, 8192), (MMZ // buffer_size(1920, 1080) + 1, 1920, 1080)):
    wanted = "%d bytes are wanted" % (buf_num * buffer_size(width, height))
    refused(lambda: e.SetOutBufs(0, buf_num, width, height), "Encoder.SetOutBufs: chn 0 cannot have", wanted)

# Buffers that were set before are still there: the refusals reserved and freed nothing.
e.SetOutBufs(1, 2, 320, 240)
refused(lambda: e.SetOutBufs(1, 12, 3840, 2160), "chn 1")
if MPP_GENERATION == "B":
    e.Create(1, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 320, 240))
    e.Destroy(1)
    # Generation B reserves at once, so what fits by itself may not fit beside the camera's six pictures.
    recording = Recording(chn=2, width=1920, height=1080, payload=Encoder.PAYLOAD_TYPE_H264)
    refused(lambda: e.SetOutBufs(1, 36, 1920, 1080), "chn 1 failed in kd_mpi_vb_create_pool: out of memory")
    assert recording.get() == 0
    recording.release()
    recording.stop()
    e.SetOutBufs(1, 36, 1920, 1080)
else:
    # In generation A nobody knows the sum before MediaManager.init() asks for all of it.
    e.SetOutBufs(1, 36, 1920, 1080)
    e.SetOutBufs(2, 36, 1920, 1080)
    try:
        MediaManager.init()
        raise AssertionError("too much was set up")
    except RuntimeError as error:
        assert str(K_ERR_VB_NOMEM) in str(error), error
    MediaManager.deinit()
print("memory: ok")
