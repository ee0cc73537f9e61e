# SPDX-License-Identifier: MIT
# Teardowns that stop part-way, because the driver rejects a call once or a script has made raw calls: the next call
# continues from there. Run with --leak-check: nothing is outstanding at the end.
import gc
import struct
import sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, fault, outstanding

attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


def overwrite_stack(depth=20):
    filler = [depth] * 8
    return overwrite_stack(depth - 1) if depth else filler


def expect_failure(function, call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        assert " failed in %s: " % function in error.args[1], error
    else:
        assert False, "%s does not fail" % function
    fault()


# The channel runs, with an unread pack and one that `data` holds.
def run(encoder, info, data):
    encoder.Create(0, attr)
    encoder.Start(0)
    assert encoder.SendFrame(0, info) == 0
    assert encoder.GetStream(0, data, 1000) == 0
    assert encoder.SendFrame(0, info) == 0


def lose_running(info):
    lost = Encoder()
    run(lost, info, StreamData())


encoder = Encoder()
for chn in range(3):
    encoder.SetOutBufs(chn, 4, 128, 64)
MediaManager.init()
picture = Picture()
info = picture.info
data = StreamData()

# Destroy stops a running channel. If the driver rejects that, the channel keeps running and the next Destroy does
# everything. 1 is not a code of the driver.
for code in ("K_ERR_VENC_NOT_PERM", "1"):
    run(encoder, info, data)
    fault("kd_mpi_venc_stop_chn:1:" + code)
    expect_failure("kd_mpi_venc_stop_chn", encoder.Destroy, 0)
    encoder.Destroy(0)

# A raw call has stopped the channel, or also destroyed it.
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

# GetStream into an object that holds another channel's packs: the driver rejects their release, so Stop releases them.
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

# A lost encoder, and a driver that rejects a call once: the finaliser retries.
for function in ("stop_chn", "destroy_chn", "release_stream"):
    fault("kd_mpi_venc_%s:1" % function)
    lose_running(info)
    overwrite_stack()
    gc.collect()
    fault()
    encoder.Create(0, attr)
    encoder.Destroy(0)

# The driver always rejects the call: the channel stays, and the next call on it tears it down.
fault("kd_mpi_venc_destroy_chn:1+")
lose_running(info)
overwrite_stack()
gc.collect()
try:
    encoder.Create(0, attr)
    assert False, "the lost channel still exists"
except OSError as error:
    assert "is stopped: call Destroy first" in error.args[1], error
fault()
encoder.Create(0, attr)
encoder.Destroy(0)


# A JPEG channel, created by a raw call.
def create_raw(chn, width, height, buffers):
    head = (Encoder.PAYLOAD_TYPE_JPEG,)
    if MPP_GENERATION == "A":
        head += ((width * height * 3 // 4 + 4095) // 4096 * 4096, buffers)
    else:
        assert kd_mpi_venc_attach_vb_pool(chn, encoder.private_poolid) == 0
    # K_VENC_RC_MODE_MJPEG_FIXQP
    fields = head + (width, height, 0, 4, 30, 30, 45, 0, 0, 0)
    assert kd_mpi_venc_create_chn(chn, bytearray(struct.pack("<%dI" % len(fields), *fields))) == 0


# Start adopts a channel that raw calls created, as soon as there is memory for it.
create_raw(2, 128, 64, 4)
fault("malloc:1")
expect_failure("calloc", encoder.Start, 2)
encoder.Start(2)
assert encoder.SendFrame(2, info) == 0
assert encoder.GetStream(2, data, 1000) == 0
encoder.Destroy(2)


def lose_own():
    lost = Encoder()
    lost.SetOutBufs(4, 128, 64)
    lost.Create(attr)


# The request of an own channel is released last: by the finaliser, which retries once, or else by the next SetOutBufs
# without a number.
def requested():
    return [text for text in outstanding() if "requested" in text]


if MPP_GENERATION == "B":
    # The first three are those of channels 0 to 2, which SetOutBufs finds in use.
    for count, left in (("4", 0), ("4+", 1)):
        fault("kd_mpi_venc_release_chn:" + count)
        lose_own()
        overwrite_stack()
        gc.collect()
        fault()
        assert len(requested()) == left, requested()
    own = Encoder()
    own.SetOutBufs(4, 128, 64)
    assert len(requested()) == 1
    own.Create(attr)
    own.Start()
    for function in ("stop_chn", "detach_vb_pool", "destroy_chn", "release_chn"):
        fault("kd_mpi_venc_%s:1" % function)
        expect_failure("kd_mpi_venc_" + function, own.Destroy)
        assert own.chn >= 0
    own.Destroy()
    assert own.chn == -1 and not requested()

picture.release()
MediaManager.deinit()
print("partial teardown: ok")
