# SPDX-License-Identifier: MIT
# Checks the resources that each method acquires and releases according to the manual, after success and failure.
import sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, fault, outstanding

IN_B = MPP_GENERATION == "B"
BUFFERS = 4
ATTR = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)

encoder = Encoder()
data = StreamData()
for chn in (0, 1):
    encoder.SetOutBufs(chn, BUFFERS, 128, 64)
MediaManager.init()
picture = Picture()
BASELINE = len(outstanding())


def count(start, *pieces):
    return len([text for text in outstanding() if text.startswith(start) and all(piece in text for piece in pieces)])


# Runs the method while the first call of `function`, or each of them, fails; returns the result or "OSError".
def failing(function, method, *arguments, how="1"):
    fault("%s:%s" % (function, how))
    try:
        return method(*arguments)
    except OSError as error:
        assert " failed in %s: " % function in error.args[1], error
        return "OSError"
    finally:
        fault()


def rejected(method, *arguments):
    try:
        method(*arguments)
    except OSError as error:
        return error.args[1].split(": ")[1]
    raise AssertionError("not rejected")


def start(chn=0):
    encoder.Create(chn, ATTR)
    encoder.Start(chn)


def fetch(chn=0):
    assert encoder.SendFrame(chn, picture.info) == 0
    assert encoder.GetStream(chn, data, 1000) == 0 and data.pack_cnt > 0
    assert count("pack", "channel %d" % chn) == data.pack_cnt
    return data.pack_cnt


def set_out_bufs():
    if not IN_B:
        return
    pools = count("pool")
    encoder.SetOutBufs(0, BUFFERS, 128, 64)
    encoder.SetOutBufs(0, 2 * BUFFERS, 128, 64)
    assert count("pool") == pools
    # The previous pool is released, its setting is kept.
    assert failing("kd_mpi_vb_create_pool", encoder.SetOutBufs, 0, 1, 128, 64, how="1+") == "OSError"
    assert count("pool") == pools - 1
    encoder.Create(0, ATTR)
    assert count("pool", "of %d blocks" % (2 * BUFFERS)) == 1
    encoder.Destroy(0)
    encoder.SetOutBufs(0, BUFFERS, 128, 64)


def create():
    assert failing("kd_mpi_venc_create_chn", encoder.Create, 0, ATTR, how="1+") == "OSError"
    assert failing("kd_mpi_venc_enable_idr", encoder.Create, 0, ATTR) == "OSError"
    assert count("channel") == 0 and len(outstanding()) == BASELINE, outstanding()
    encoder.Create(0, ATTR)
    assert count("channel 0, created") == 1 and count("pool", "attached to channel 0") == IN_B
    assert failing("kd_mpi_venc_start_chn", encoder.Start, 0) == "OSError"
    assert count("channel 0, created") == 1
    encoder.Destroy(0)


def send_frame():
    start()
    before = outstanding()
    assert failing("kd_mpi_venc_send_frame", encoder.SendFrame, 0, picture.info, how="1:K_ERR_VENC_BADADDR") < 0
    assert outstanding() == before and encoder.GetStream(0, data, 0) == -1
    encoder.Destroy(0)


def get_stream():
    start()
    packs = fetch()
    # An immediate exception does not release the packs.
    assert rejected(encoder.GetStream, 1, data).endswith("is not created")
    assert data.pack_cnt == 0 and count("pack") == packs
    # -1: they are released, unless the driver rejected that.
    assert failing("kd_mpi_venc_release_stream", encoder.GetStream, 0, data, 0) == -1
    assert data.pack_cnt == 0 and count("pack") == packs
    assert encoder.GetStream(0, data, 0) == -1 and count("pack") == 0
    fetch()
    # The packs of another channel, too.
    start(1)
    assert encoder.GetStream(1, data, 0) == -1 and count("pack") == 0
    encoder.Destroy(1)
    # A pack that cannot be mapped is delivered by the next call; mappings are kept.
    encoder.Destroy(0)
    start()
    assert encoder.SendFrame(0, picture.info) == 0
    assert failing("kd_mpi_sys_mmap", encoder.GetStream, 0, data, 1000) == -1
    assert data.pack_cnt == 0 and count("pack") > 0
    assert encoder.GetStream(0, data, 0) == 0 and data.pack_cnt == count("pack")
    mappings = count("mapping")
    encoder.ReleaseStream(0, data)
    assert count("mapping") == mappings > 1
    encoder.Destroy(0)


def release_stream():
    start()
    packs = fetch()
    encoder.ReleaseStream(1, data)
    assert count("pack") == packs
    assert failing("kd_mpi_venc_release_stream", encoder.ReleaseStream, 0, data) == "OSError"
    assert count("pack") == packs
    encoder.ReleaseStream(0, data)
    assert count("pack") == 0 and data.pack_cnt == packs
    encoder.Destroy(0)


def stop():
    start()
    fetch()
    assert failing("kd_mpi_venc_stop_chn", encoder.Stop, 0) == "OSError"
    assert count("pack") == 0 and data.pack_cnt == 0 and count("channel 0, started") == 1
    fetch()
    assert encoder.SendFrame(0, picture.info) == 0
    if IN_B:
        assert failing("kd_mpi_venc_detach_vb_pool", encoder.Stop, 0) == "OSError"
        encoder.Stop(0)
        assert count("pool", "attached to channel 0") == 1
    else:
        encoder.Stop(0)
    assert count("pack") == 0 and data.pack_cnt == 0
    assert count("channel 0, stopped") == 1 and count("mapping") > 1
    encoder.Destroy(0)
    assert count("pool", "attached to channel 0") == 0


def destroy():
    steps = ["kd_mpi_venc_stop_chn", "kd_mpi_venc_destroy_chn", "kd_mpi_sys_munmap"]
    if IN_B:
        steps += ["kd_mpi_venc_detach_vb_pool", "kd_mpi_vb_destory_pool"]
    pools = count("pool")
    for step in steps:
        start()
        fetch()
        assert failing(step, encoder.Destroy, 0) == "OSError"
        assert count("pack") == 0 and data.pack_cnt == 0
        encoder.Destroy(0)
        # The picture has its own mapping.
        assert count("channel") == 0 and count("mapping") == 1
        assert count("pool") == pools - IN_B
        # The setting is kept.
        encoder.Create(0, ATTR)
        assert count("pool", "of ") == pools
        encoder.Destroy(0)


for method in (set_out_bufs, create, send_frame, get_stream, release_stream, stop, destroy):
    method()
    if IN_B:
        # Destroy has released the pools.
        encoder.SetOutBufs(0, BUFFERS, 128, 64)
        encoder.SetOutBufs(1, BUFFERS, 128, 64)
    assert len(outstanding()) == BASELINE, (method, outstanding())
picture.release()
MediaManager.deinit()
print("released: ok")
