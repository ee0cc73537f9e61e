# SPDX-License-Identifier: MIT
# Attributes that scripts add to the module's objects, that subclasses declare, and that other objects have.
import gc
from collections import namedtuple

from recording import *
from picture import Picture
from raised import raised

JPEG, H264, MAIN = Encoder.PAYLOAD_TYPE_JPEG, Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN

r = Recording(width=128, height=64, payload=JPEG, bound=False)
picture = Picture()
encoder, stream = r.encoder, r.data


# One picture of channel 0, in `data`.
def fetch(data):
    assert encoder.SendFrame(0, picture.info) == 0
    assert encoder.GetStream(0, data, 1000) == 0


def jpegs_in(data, count):
    return all(bytes(uctypes.bytearray_at(data.data[i], 2)) == b"\xff\xd8" for i in range(count))


# Set, read, replace, delete.
for thing in (encoder, stream):
    raised(AttributeError, lambda: thing.count, "has no attribute 'count'")
    assert not hasattr(thing, "count") and "count" not in dir(thing)
    thing.count = 2
    thing.label = "label of %d" % id(thing)
    thing.count += 1
    assert thing.count == 3 and "count" in dir(thing)
    del thing.count
    raised(AttributeError, lambda: thing.count)
    thing.itself = thing
# The collector keeps what only they refer to.
gc.collect()
filler = [bytearray(64) for _ in range(200)]
for thing in (encoder, stream):
    assert thing.label == "label of %d" % id(thing) and thing.itself is thing
    for i in range(50):
        setattr(thing, "number%d" % i, [i])
    gc.collect()
    assert sum(getattr(thing, "number%d" % i)[0] for i in range(50)) == 1225

# A script's `chn` selects nothing.
assert encoder.chn == -1
encoder.chn = 3
fetch(stream)
assert stream.pack_cnt == 1 and jpegs_in(stream, 1)
del encoder.chn
assert encoder.chn == -1

# Methods and constants can be shadowed on an object, read-only attributes cannot.
calls = []
original = encoder.Stop
encoder.Stop = lambda chn: calls.append(chn)
encoder.Stop(0)
assert calls == [0]
del encoder.Stop
assert encoder.SendFrame(0, picture.info) == 0
encoder.PAYLOAD_TYPE_H264 = 0
assert encoder.PAYLOAD_TYPE_H264 == 0 and Encoder.PAYLOAD_TYPE_H264 == H264
del encoder.PAYLOAD_TYPE_H264
raised(AttributeError, lambda: setattr(stream, "data", [0] * 12), "StreamData.data cannot be assigned")

# pack_cnt: an assignment changes only the number.
assert encoder.GetStream(0, stream, 1000) == 0
stream.pack_cnt = 0
assert stream.pack_cnt == 0 and jpegs_in(stream, 1)
held = StreamData()
held.pack_cnt = 12
encoder.ReleaseStream(0, held)
assert held.pack_cnt == 12 and jpegs_in(stream, 1)
fetch(held)
assert held.pack_cnt == 1
encoder.ReleaseStream(0, stream)
encoder.ReleaseStream(0, held)


class Stream(StreamData):
    def __init__(self):
        super().__init__()
        self.pack_cnt = 0
        self.data = [0] * 20


class Declared(StreamData):
    pack_cnt = 0


class Fixed(StreamData):
    @property
    def pack_cnt(self):
        return 7


for data in (Stream(), Declared()):
    for _ in range(2):
        fetch(data)
        assert data.pack_cnt == 1 and jpegs_in(data, 1)
    data.pack_cnt = 0
    encoder.ReleaseStream(0, data)
    assert encoder.GetStream(0, data, 0) == -1 and data.pack_cnt == 0
data = Fixed()
fetch(data)
assert data.pack_cnt == 7 and jpegs_in(data, 1)
encoder.ReleaseStream(0, data)
data = Stream()
data.data = [0] * 11
raised(ValueError, lambda: encoder.GetStream(0, data, 0), "list data has 11 of 12 entries")
data.data = (0,) * 12
raised(TypeError, lambda: encoder.GetStream(0, data, 0), "data must be list, not tuple")
del data.data
assert encoder.GetStream(0, data, 0) == -1

# All buffers are free again: eight pictures fit, for what the script assigned holds none.
for i in range(8):
    assert encoder.SendFrame(0, picture.info, 1000) == 0
assert encoder.GetStream(0, stream, 1000) == 0 and stream.pack_cnt == 8 and jpegs_in(stream, 8)
encoder.Stop(0)
encoder.Destroy(0)


# The size of a JPEG picture, which depends on the quality that the driver gets.
def size_with(attr):
    encoder.Create(0, attr)
    encoder.Start(0)
    fetch(stream)
    size = stream.data_size[0]
    assert jpegs_in(stream, 1)
    encoder.Destroy(0)
    return size


def with_quality(quality):
    return size_with(ChnAttrStr(JPEG, 0, 128, 64, mjpeg_quality_factor=quality))


low, default, high = with_quality(5), with_quality(45), with_quality(95)
assert low < default < high


# Calls read the attributes from the instance or its class, within bounds.
class Low(ChnAttrStr):
    mjpeg_quality_factor = 5


class Lower(Low):
    label = "low"


class Computed(ChnAttrStr):
    quality = 95

    @property
    def mjpeg_quality_factor(self):
        return self.quality


class WithoutBase(ChnAttrStr):
    def __init__(self, quality):
        ChnAttrStr.__init__(self, JPEG, 0, 128, 64)
        self.mjpeg_quality_factor = quality


class Wrong(ChnAttrStr):
    bit_rate = 0


class Text(ChnAttrStr):
    gop_len = "30"


assert size_with(Low(JPEG, 0, 128, 64)) == size_with(Lower(JPEG, 0, 128, 64, mjpeg_quality_factor=95)) == low
changed = Lower(JPEG, 0, 128, 64)
changed.mjpeg_quality_factor = 95
changed.gopLen = 1
assert size_with(changed) == high and changed.gopLen == 1
del changed.mjpeg_quality_factor
assert size_with(changed) == low
computed = Computed(JPEG, 0, 128, 64)
assert size_with(computed) == high
computed.quality = 5
assert size_with(computed) == low
assert size_with(WithoutBase(95)) == high
raised(ValueError, lambda: encoder.Create(0, Wrong(H264, MAIN, 128, 64)), "Encoder.Create: bit_rate must be", "for H.264, not 0")
# JPEG ignores it.
assert size_with(Wrong(JPEG, 0, 128, 64)) == default
raised(TypeError, lambda: encoder.Create(0, Text(JPEG, 0, 128, 64)), "ChnAttrStr: gop_len must be int, not str")
for quality in (0, 101):
    computed.quality = quality
    raised(ValueError, lambda: encoder.Create(0, computed), "mjpeg_quality_factor must be", "not %d" % quality)
assert size_with(ChnAttrStr(JPEG, 0, 128, 64)) == default


# Any object that has the attributes; those with a default can be missing.
class Settings:
    payload_type, profile = JPEG, MAIN

    def __init__(self, width):
        self.pic_width, self.pic_height = width, 64


names = ("payload_type", "profile", "pic_width", "pic_height", "mjpeg_quality_factor")
assert size_with(namedtuple("Settings", names)(JPEG, 0, 128, 64, 5)) == low
settings = Settings(128)
assert size_with(settings) == default
settings.mjpeg_quality_factor = 95
assert size_with(settings) == high
settings.src_frame_rate = 0
assert size_with(settings) == high
settings.payload_type = H264
raised(ValueError, lambda: encoder.Create(0, settings), "Encoder.Create: src_frame_rate must be", "not 0")
raised(TypeError, lambda: encoder.Create(0, Settings), "chnAttr must be ChnAttrStr, not type, which has no pic_width")


class Failing(Settings):
    @property
    def bit_rate(self):
        raise OSError(5)


raised(OSError, lambda: encoder.Create(0, Failing(128)))
raised(TypeError, lambda: encoder.Create(0, stream), "chnAttr must be ChnAttrStr, not StreamData, which has no payload_type")
raised(TypeError, lambda: encoder.Create(0, None), "not NoneType")

picture.release()
MediaManager.deinit()
print("own attributes: ok")
