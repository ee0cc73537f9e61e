# SPDX-License-Identifier: MIT
# Ways out that stop half-way, because the driver refuses once or somebody has been there by a raw call: the next call
# goes on from there. Run with --account: nothing is held at the end.
import gc
import struct
import sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, fault

attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


def bury(depth=20):
    filler = [depth] * 8
    return bury(depth - 1) if depth else filler


def expect_failure(function, call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        assert " failed in %s: " % function in error.args[1], error
    else:
        assert False, "%s does not fail" % function
    fault()


# The channel runs and has a pack that nobody has read, and one that `data` holds.
def run(encoder, info, data):
    encoder.Create(0, attr)
    encoder.Start(0)
    assert encoder.SendFrame(0, info) == 0
    assert encoder.GetStream(0, data, 1000) == 0
    assert encoder.SendFrame(0, info) == 0


def forget_running(info):
    lost = Encoder()
    run(lost, info, StreamData())


encoder = Encoder()
for chn in range(3):
    encoder.SetOutBufs(chn, 4, 128, 64)
MediaManager.init()
picture = Picture()
info = picture.info
data = StreamData()

# Destroy stops a running channel; where that is refused, the channel runs on, and the next Destroy does it all.
# 1: no code of the driver's.
for code in ("K_ERR_VENC_NOT_PERM", "1"):
    run(encoder, info, data)
    fault("kd_mpi_venc_stop_chn:1:" + code)
    expect_failure("kd_mpi_venc_stop_chn", encoder.Destroy, 0)
    encoder.Destroy(0)

# Somebody has stopped the channel by a raw call, or destroyed it, too.
run(encoder, info, data)
assert kd_mpi_venc_stop_chn(0) == 0
expect_failure("kd_mpi_venc_stop_chn", encoder.Stop, 0)
encoder.Destroy(0)
run(encoder, info, data)
encoder.ReleaseStream(0, data)
assert kd_mpi_venc_stop_chn(0) == 0
if MPP_GENERATION == "B":
    assert kd_mpi_venc_detach_vb_pool(0) == 0
assert kd_mpi_venc_destroy_chn(0) == 0
encoder.Destroy(0)

# GetStream into an object that holds another channel's packs: the driver refuses to take those, so they wait for Stop.
run(encoder, info, data)
encoder.Create(1, attr)
encoder.Start(1)
assert encoder.SendFrame(1, info) == 0
fault("kd_mpi_venc_release_stream:1")
assert encoder.GetStream(1, data, 1000) == 0
fault()
encoder.ReleaseStream(1, data)
encoder.Destroy(1)
encoder.Destroy(0)

# A lost encoder, and a driver that refuses once: the finaliser tries a second time.
for function in ("stop_chn", "destroy_chn", "release_stream"):
    fault("kd_mpi_venc_%s:1" % function)
    forget_running(info)
    bury()
    gc.collect()
    fault()
    encoder.Create(0, attr)
    encoder.Destroy(0)

# It refuses for good: the channel stays, and the next call on it gets rid of it.
fault("kd_mpi_venc_destroy_chn:1+")
forget_running(info)
bury()
gc.collect()
try:
    encoder.Create(0, attr)
    assert False, "the lost channel is there"
except OSError as error:
    assert "is stopped: call Destroy first" in error.args[1], error
fault()
encoder.Create(0, attr)
encoder.Destroy(0)


# What the driver takes for a JPEG channel, made by a raw call.
def create_raw(chn, width, height, buffers):
    head = (Encoder.PAYLOAD_TYPE_JPEG,)
    if MPP_GENERATION == "A":
        head += ((width * height * 3 // 4 + 4095) // 4096 * 4096, buffers)
    else:
        assert kd_mpi_venc_attach_vb_pool(chn, encoder.private_poolid) == 0
    # K_VENC_RC_MODE_MJPEG_FIXQP
    words = head + (width, height, 0, 4, 30, 30, 45, 0, 0, 0)
    assert kd_mpi_venc_create_chn(chn, bytearray(struct.pack("<%dI" % len(words), *words))) == 0


# Start takes over a channel that was made by raw calls, as soon as there is memory for that.
create_raw(2, 128, 64, 4)
fault("malloc:1")
expect_failure("calloc", encoder.Start, 2)
encoder.Start(2)
assert encoder.SendFrame(2, info) == 0
assert encoder.GetStream(2, data, 1000) == 0
encoder.Destroy(2)

picture.give_back()
MediaManager.deinit()
print("half way: ok")
