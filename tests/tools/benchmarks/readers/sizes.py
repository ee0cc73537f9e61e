# SPDX-License-Identifier: MIT
# Bytes of heap that the module's objects take, with everything that they hold.
import gc

from media.vencoder import *

kept = [None] * 3


def size(make, index):
    before = gc.mem_alloc()
    kept[index] = make()
    return gc.mem_alloc() - before


def chn_attr():
    return ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 1280, 720)


gc.collect()
gc.disable()
for index, make in enumerate((Encoder, StreamData, chn_attr)):
    size(make, index)
    print(("Encoder", "StreamData", "ChnAttrStr")[index], size(make, index))
