# SPDX-License-Identifier: MIT
# Finalisers release resources: an Encoder's its channels, a StreamData's its packs.
import gc

from recording import *
from picture import Picture

BUFFERS = 4
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


# Overwrites stale references on the stack. Call it at the depth where they were, or deeper stack frames remain.
def clear_stack(depth=20):
    filler = [depth] * 8
    return clear_stack(depth - 1) if depth else filler


def unread():
    status = k_venc_chn_status()
    assert kd_mpi_venc_query_status(0, status) == 0
    return status.cur_packs


# Fills all output buffers with packs that a StreamData holds, then drops the StreamData.
def hold_and_drop(encoder, info):
    held = StreamData()
    while encoder.SendFrame(0, info, 1) == 0:
        pass
    assert encoder.GetStream(0, held, 0) == 0 and held.pack_cnt == BUFFERS


def drop_a_running_encoder(keeper):
    keeper.Destroy(0)
    dropped = Encoder()
    dropped.Create(0, attr)
    dropped.Start(0)
    data = StreamData()
    assert dropped.SendFrame(0, picture.info) == 0
    assert dropped.GetStream(0, data, 1000) == 0
    return data


def set_up_and_drop():
    Encoder().SetOutBufs(1, BUFFERS, 128, 64)


keeper = Encoder()
keeper.SetOutBufs(0, BUFFERS, 128, 64)
set_up_and_drop()
MediaManager.init()

# The finaliser of the object that set up the buffers releases them.
clear_stack()
gc.collect()
try:
    keeper.Create(1, attr)
    assert False, "a channel without an owner has buffers"
except OSError as error:
    assert "call SetOutBufs first" in error.args[1], error
picture = Picture()

# The channel of a collected Encoder can be created again; packs held of it are released.
for _ in range(5):
    data = drop_a_running_encoder(keeper)
    clear_stack()
    gc.collect()
    assert data.pack_cnt == 0
    keeper.ReleaseStream(0, data)
    keeper.Create(0, attr)

keeper.Start(0)
for _ in range(5):
    hold_and_drop(keeper, picture.info)
    assert unread() == 0
    clear_stack()
    gc.collect()
    # The driver encodes queued frames only when buffers are free.
    assert unread() > 0, unread()

# In reverse order: first the Encoder, then the StreamData; then the channel is used again.
keeper.Destroy(0)
data = drop_a_running_encoder(keeper)
clear_stack()
gc.collect()
data = None
clear_stack()
gc.collect()
keeper.Create(0, attr)
keeper.Start(0)
keeper.Destroy(0)
picture.release()
MediaManager.deinit()
print("collected: ok")
