# SPDX-License-Identifier: MIT
# Subclasses that call the module's classes as Python's: Class.__init__(self, ...) and Class.method(self, ...).
from recording import *
from _virtual_board import MPP_GENERATION
from raised import raised


class Camera(Encoder):
    def __init__(self, chn):
        Encoder.__init__(self)
        self.chn = chn

    def SetOutBufs(self, *arguments, **keywords):
        Encoder.SetOutBufs(self, self.chn, *arguments, **keywords)

    def Create(self, chnAttr):
        Encoder.Create(self, self.chn, chnAttr)

    def Start(self):
        Encoder.Start(self, chn=self.chn)

    def SendFrame(self, frame, timeout=1000):
        return Encoder.SendFrame(self, self.chn, frame, timeout)

    def GetStream(self, streamData, timeout=-1):
        return Encoder.GetStream(self, self.chn, streamData, timeout=timeout)

    def ReleaseStream(self, streamData):
        Encoder.ReleaseStream(self, self.chn, streamData)

    def Stop(self):
        Encoder.Stop(self, self.chn)

    def Destroy(self):
        Encoder.Destroy(self, self.chn)


# Two levels, each with its own __init__, or none.
class Silent(Camera):
    pass


class Labelled(Silent):
    def __init__(self, chn, label):
        Silent.__init__(self, chn)
        self.label = label


class Attr(ChnAttrStr):
    def __init__(self, width, height):
        ChnAttrStr.__init__(self, Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, picWidth=width, picHeight=height, gopLen=7)


class Inherited(ChnAttrStr):
    pass


class Packs(StreamData):
    def __init__(self, label):
        StreamData.__init__(self)
        self.label = label


r = Recording(width=128, height=64, start=False)
r.encoder.Destroy(0)
r.sensor.run()
attr = Attr(128, 64)
assert (attr.pic_width, attr.pic_height, attr.gop_len, attr.bit_rate) == (128, 64, 7, 4000)
inherited = Inherited(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, picHeight=64)
assert inherited.pic_height == 64
for camera in (Camera(0), Silent(0), Labelled(0, "front")):
    packs = Packs("mine")
    camera.Create(attr)
    camera.Start()
    assert camera.GetStream(packs) == 0 and packs.pack_cnt > 0 and packs.label == "mine"
    camera.ReleaseStream(packs)
    assert camera.GetStream(packs, 0) in (0, -1)
    camera.Stop()
    camera.Destroy()

raised(AssertionError if MPP_GENERATION == "A" else ValueError, lambda: Camera(1).SetOutBufs(1, width=128, height=64 if MPP_GENERATION == "A" else 0))

# With a plain object, and on the class of a subclass.
plain = Encoder()
Encoder.Stop(plain, 0)
raised(TypeError, lambda: Encoder.Stop(packs, 0), "Encoder.Stop: argument should be a 'Encoder' not a 'Packs'")
raised(TypeError, lambda: Encoder.Stop(), "Encoder.Stop: missing required argument 'self'")
Camera.Destroy(camera)
raised(TypeError, lambda: Encoder.__init__(5), "Encoder.__init__: argument should be a 'Encoder' not a 'int'")
raised(TypeError, lambda: Encoder.__init__(), "missing required argument 'self'")
raised(TypeError, lambda: Encoder.__init__(Encoder), "not a 'type'")
raised(TypeError, lambda: Encoder.__init__(camera, 5), "takes 0 positional arguments but 1 were given")

# A second __init__ sets the attributes anew.
Attr.__init__(attr, 256, 128)
assert attr.pic_width == 256
ChnAttrStr.__init__(inherited, Encoder.PAYLOAD_TYPE_JPEG, 0, 64, 64)
assert inherited.payload_type == Encoder.PAYLOAD_TYPE_JPEG and inherited.pic_width == 64
lists = packs.data
StreamData.__init__(packs)
assert packs.data is not lists and packs.data == [0] * 12 and packs.pack_cnt == 0


# Without a call of __init__, MicroPython passes the arguments of the subclass.
class Forgotten(Encoder):
    def __init__(self, chn):
        self.chn = chn


class Early(Encoder):
    def __init__(self):
        Encoder.Stop(self, 0)


class EarlyAttribute(Encoder):
    def __init__(self):
        self.pool = self.private_poolid


raised(TypeError, lambda: Forgotten(0), "takes 0 positional arguments", "in a subclass, call super().__init__()")
raised(TypeError, Early, "Encoder object is not initialised: call super().__init__() first")
raised(AttributeError, EarlyAttribute)

r.sensor.stop()
r.link = None
MediaManager.deinit()
print("base class calls: ok")
