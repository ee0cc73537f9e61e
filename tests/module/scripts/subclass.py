# SPDX-License-Identifier: MIT
# Python subclasses of the module's classes.
from recording import *


class Logged(Encoder):
    calls = []

    def __init__(self, name):
        super().__init__()
        self.name = name

    def Create(self, chn, chnAttr):
        self.calls.append((self.name, chn))
        return super().Create(chn, chnAttr)


class WithoutInit(Encoder):
    prefix = "plain"

    def describe(self):
        return "%s %d" % (self.prefix, self.PAYLOAD_TYPE_H264)


# MicroPython creates the native object if __init__ does not.
class SilentInit(Encoder):
    def __init__(self):
        self.ready = True


class Attr(ChnAttrStr):
    def __init__(self, width, height):
        # Positional: MicroPython 1.21 does not pass keywords to a native __init__.
        super().__init__(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, width, height, 4000, 10)
        self.label = "%dx%d" % (width, height)


class Stream(StreamData):
    def __len__(self):
        return self.pack_cnt

    def newest(self):
        return self.pts[self.pack_cnt - 1]


r = Recording(width=128, height=64, start=False)
r.encoder.Destroy(0)
attr = Attr(128, 64)
assert attr.label == "128x64" and attr.gop_len == 10
attr.gop_len = 3
assert attr.gop_len == 3
stream = Stream()

r.sensor.run()
for encoder in (Logged("mine"), WithoutInit(), SilentInit()):
    encoder.Create(0, attr)
    encoder.Start(0)
    assert encoder.GetStream(0, stream, -1) == 0 and stream.stream_type[0] == Encoder.STREAM_TYPE_HEADER
    assert encoder.GetStream(0, stream, -1) == 0
    assert len(stream) == stream.pack_cnt > 0 and stream.newest() > 0
    assert encoder.GetStream(chn=0, streamData=stream) == 0
    encoder.ReleaseStream(0, stream)
    encoder.Stop(0)
    encoder.Destroy(0)

assert Logged.calls == [("mine", 0)]
assert WithoutInit().describe() == "plain 96" and SilentInit().ready
assert isinstance(attr, ChnAttrStr) and isinstance(stream, StreamData) and issubclass(Logged, Encoder)

r.sensor.stop()
MediaManager.deinit()
print("subclass: ok")
