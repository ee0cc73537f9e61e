# SPDX-License-Identifier: MIT
# Ends while channels run and packs are held, by objects that only attributes of other objects refer to: the soft reset
# releases all of it.
import gc, sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture


class Camera(Encoder):
    def __init__(self, stream):
        Encoder.__init__(self)
        self.stream = stream


encoder = Encoder()
camera = Camera(StreamData())
for chn, owner in ((0, encoder), (1, camera)):
    owner.SetOutBufs(chn, 4, 128, 64)
MediaManager.init()
sys.atexit(MediaManager.deinit)
picture = Picture()
sys.atexit(picture.release)
encoder.stream = StreamData()
encoder.stream.encoder = encoder
encoder.others = [camera]
for chn, owner in ((0, encoder), (1, camera)):
    owner.Create(chn, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
    owner.Start(chn)
    assert owner.SendFrame(chn, picture.info) == 0 and owner.GetStream(chn, owner.stream, 1000) == 0


# Objects with attributes are collected like others.
def make(count):
    for i in range(count):
        stream = StreamData()
        stream.itself, stream.text = stream, "text %d" % i
        stream.pack_cnt = 1


make(100)
gc.collect()
used = gc.mem_alloc()
make(2000)
gc.collect()
assert gc.mem_alloc() - used < 20000, gc.mem_alloc() - used
del camera, owner
print("kept to the end: ok")
