# SPDX-License-Identifier: MIT
# What the manual says is taken and given back by each method, one after the other: after success and after failure.
import sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, account, fault

IN_B = MPP_GENERATION == "B"
BUFFERS = 4
ATTR = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)

encoder = Encoder()
data = StreamData()
for chn in (0, 1):
    encoder.SetOutBufs(chn, BUFFERS, 128, 64)
MediaManager.init()
picture = Picture()
AT_REST = len(account())


def held(start, *pieces):
    return len([text for text in account() if text.startswith(start) and all(piece in text for piece in pieces)])


# The first call of `function`, or each of them, fails under the method; how that ended.
def failing(function, method, *arguments, how="1"):
    fault("%s:%s" % (function, how))
    try:
        return method(*arguments)
    except OSError as error:
        assert " failed in %s: " % function in error.args[1], error
        return "OSError"
    finally:
        fault()


def refused(method, *arguments):
    try:
        method(*arguments)
    except OSError as error:
        return error.args[1].split(": ")[1]
    raise AssertionError("not refused")


def start(chn=0):
    encoder.Create(chn, ATTR)
    encoder.Start(chn)


def fetch(chn=0):
    assert encoder.SendFrame(chn, picture.info) == 0
    assert encoder.GetStream(chn, data, 1000) == 0 and data.pack_cnt > 0
    assert held("pack", "channel %d" % chn) == data.pack_cnt
    return data.pack_cnt


def set_out_bufs():
    if not IN_B:
        return
    pools = held("pool")
    encoder.SetOutBufs(0, BUFFERS, 128, 64)
    encoder.SetOutBufs(0, 2 * BUFFERS, 128, 64)
    assert held("pool") == pools
    # The pool before is gone, its setting is not.
    assert failing("kd_mpi_vb_create_pool", encoder.SetOutBufs, 0, 1, 128, 64, how="1+") == "OSError"
    assert held("pool") == pools - 1
    encoder.Create(0, ATTR)
    assert held("pool", "of %d blocks" % (2 * BUFFERS)) == 1
    encoder.Destroy(0)
    encoder.SetOutBufs(0, BUFFERS, 128, 64)


def create():
    assert failing("kd_mpi_venc_create_chn", encoder.Create, 0, ATTR, how="1+") == "OSError"
    assert failing("kd_mpi_venc_enable_idr", encoder.Create, 0, ATTR) == "OSError"
    assert held("channel") == 0 and len(account()) == AT_REST, account()
    encoder.Create(0, ATTR)
    assert held("channel 0, created") == 1 and held("pool", "attached to channel 0") == IN_B
    assert failing("kd_mpi_venc_start_chn", encoder.Start, 0) == "OSError"
    assert held("channel 0, created") == 1
    encoder.Destroy(0)


def send_frame():
    start()
    before = account()
    assert failing("kd_mpi_venc_send_frame", encoder.SendFrame, 0, picture.info, how="1:K_ERR_VENC_BADADDR") < 0
    assert account() == before and encoder.GetStream(0, data, 0) == -1
    encoder.Destroy(0)


def get_stream():
    start()
    packs = fetch()
    # An exception at once leaves the packs held.
    assert refused(encoder.GetStream, 1, data).endswith("is not created")
    assert data.pack_cnt == 0 and held("pack") == packs
    # -1: they have gone back, unless the driver refused that.
    assert failing("kd_mpi_venc_release_stream", encoder.GetStream, 0, data, 0) == -1
    assert data.pack_cnt == 0 and held("pack") == packs
    assert encoder.GetStream(0, data, 0) == -1 and held("pack") == 0
    fetch()
    # Also those of another channel.
    start(1)
    assert encoder.GetStream(1, data, 0) == -1 and held("pack") == 0
    encoder.Destroy(1)
    # What cannot be mapped waits for the next call; what is mapped stays so.
    encoder.Destroy(0)
    start()
    assert encoder.SendFrame(0, picture.info) == 0
    assert failing("kd_mpi_sys_mmap", encoder.GetStream, 0, data, 1000) == -1
    assert data.pack_cnt == 0 and held("pack") > 0
    assert encoder.GetStream(0, data, 0) == 0 and data.pack_cnt == held("pack")
    mappings = held("mapping")
    encoder.ReleaseStream(0, data)
    assert held("mapping") == mappings > 1
    encoder.Destroy(0)


def release_stream():
    start()
    packs = fetch()
    encoder.ReleaseStream(1, data)
    assert held("pack") == packs
    assert failing("kd_mpi_venc_release_stream", encoder.ReleaseStream, 0, data) == "OSError"
    assert held("pack") == packs
    encoder.ReleaseStream(0, data)
    assert held("pack") == 0 and data.pack_cnt == packs
    encoder.Destroy(0)


def stop():
    start()
    fetch()
    assert failing("kd_mpi_venc_stop_chn", encoder.Stop, 0) == "OSError"
    assert held("pack") == 0 and data.pack_cnt == 0 and held("channel 0, started") == 1
    fetch()
    assert encoder.SendFrame(0, picture.info) == 0
    if IN_B:
        assert failing("kd_mpi_venc_detach_vb_pool", encoder.Stop, 0) == "OSError"
        encoder.Stop(0)
        assert held("pool", "attached to channel 0") == 1
    else:
        encoder.Stop(0)
    assert held("pack") == 0 and data.pack_cnt == 0
    assert held("channel 0, stopped") == 1 and held("mapping") > 1
    encoder.Destroy(0)
    assert held("pool", "attached to channel 0") == 0


def destroy():
    steps = ["kd_mpi_venc_stop_chn", "kd_mpi_venc_destroy_chn", "kd_mpi_sys_munmap"]
    if IN_B:
        steps += ["kd_mpi_venc_detach_vb_pool", "kd_mpi_vb_destory_pool"]
    pools = held("pool")
    for step in steps:
        start()
        fetch()
        assert failing(step, encoder.Destroy, 0) == "OSError"
        assert held("pack") == 0 and data.pack_cnt == 0
        encoder.Destroy(0)
        # The picture has a mapping of its own.
        assert held("channel") == 0 and held("mapping") == 1
        assert held("pool") == pools - IN_B
        # The setting is kept.
        encoder.Create(0, ATTR)
        assert held("pool", "of ") == pools
        encoder.Destroy(0)


for method in (set_out_bufs, create, send_frame, get_stream, release_stream, stop, destroy):
    method()
    if IN_B:
        # Destroy has given the pools back.
        encoder.SetOutBufs(0, BUFFERS, 128, 64)
        encoder.SetOutBufs(1, BUFFERS, 128, 64)
    assert len(account()) == AT_REST, (method, account())
picture.give_back()
MediaManager.deinit()
print("given back: ok")
