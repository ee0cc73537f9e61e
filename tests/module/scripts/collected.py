# SPDX-License-Identifier: MIT
# What the script has forgotten gives back what it had: an Encoder its channels, a StreamData its packs.
import gc

from recording import *
from picture import Picture

BUFFERS = 4
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


# Overwrites what is left on the stack of objects that are gone; called where they were, or deeper frames stay.
def bury(depth=20):
    filler = [depth] * 8
    return bury(depth - 1) if depth else filler


def unread():
    status = k_venc_chn_status()
    assert kd_mpi_venc_query_status(0, status) == 0
    return status.cur_packs


# Fills all output buffers with packs that a StreamData holds, and forgets it.
def hold_and_forget(encoder, info):
    held = StreamData()
    while encoder.SendFrame(0, info, 1) == 0:
        pass
    assert encoder.GetStream(0, held, 0) == 0 and held.pack_cnt == BUFFERS


def lose_a_running_encoder(keeper):
    keeper.Destroy(0)
    lost = Encoder()
    lost.Create(0, attr)
    lost.Start(0)
    data = StreamData()
    assert lost.SendFrame(0, picture.info) == 0
    assert lost.GetStream(0, data, 1000) == 0
    return data


def set_up_and_forget():
    Encoder().SetOutBufs(1, BUFFERS, 128, 64)


keeper = Encoder()
keeper.SetOutBufs(0, BUFFERS, 128, 64)
set_up_and_forget()
MediaManager.init()

# With the object that set them up, the buffers go.
bury()
gc.collect()
try:
    keeper.Create(1, attr)
    assert False, "a channel that nobody owns has buffers"
except OSError as error:
    assert "call SetOutBufs first" in error.args[1], error
picture = Picture()

# The channel of a lost encoder can be created again; what was held of it is nobody's.
for _ in range(5):
    data = lose_a_running_encoder(keeper)
    bury()
    gc.collect()
    assert data.pack_cnt == 0
    keeper.ReleaseStream(0, data)
    keeper.Create(0, attr)

keeper.Start(0)
for _ in range(5):
    hold_and_forget(keeper, picture.info)
    assert unread() == 0
    bury()
    gc.collect()
    # The queue of pictures moves on only when buffers are free.
    assert unread() > 0, unread()

# The other way round: the encoder goes first, then the StreamData, then everything again.
keeper.Destroy(0)
data = lose_a_running_encoder(keeper)
bury()
gc.collect()
data = None
bury()
gc.collect()
keeper.Create(0, attr)
keeper.Start(0)
keeper.Destroy(0)
picture.give_back()
MediaManager.deinit()
print("collected: ok")
