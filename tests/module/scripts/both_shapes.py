# SPDX-License-Identifier: MIT
# Calls with a channel number and calls without: both give the same streams, one object takes one of them, and scripts
# that try one after the other work in either order.
from recording import *
from picture import Picture
from raised import raised
from _virtual_board import MPP_GENERATION

FRAMES = 12


class Numbered:
    def __init__(self, number):
        self.encoder = Encoder()
        self.number = number

    def call(self, name, *arguments, **more):
        return getattr(self.encoder, name)(self.number, *arguments, **more)


class Own:
    def __init__(self):
        self.encoder = Encoder()

    @property
    def number(self):
        return self.encoder.chn

    def call(self, name, *arguments, **more):
        return getattr(self.encoder, name)(*arguments, **more)


# The pictures of `count` frames that the script sends.
def sent(shape, stream, count):
    picture = Picture()
    packs = []
    for number in range(count):
        picture.draw(number)
        picture.info.v_frame.pts = number + 1
        assert shape.call("SendFrame", picture.info, timeout=1000) == 0
        while shape.call("GetStream", stream, timeout=0) == 0:
            packs += contents(stream)
            shape.call("ReleaseStream", stream)
    picture.release()
    return packs


def contents(stream):
    kinds, times, data, sizes = stream.stream_type, stream.pts, stream.data, stream.data_size
    return [(kinds[i], times[i], bytes(uctypes.bytearray_at(data[i], sizes[i]))) for i in range(stream.pack_cnt)]


def record_sent(shape, payload, profile):
    stream = StreamData()
    shape.call("SetOutBufs", 6, 128, 64)
    MediaManager.init()
    shape.call("Create", chnAttr=ChnAttrStr(payload, profile, 128, 64, gopLen=5))
    shape.call("Start")
    packs = sent(shape, stream, FRAMES)
    shape.call("Stop")
    shape.call("Destroy")
    MediaManager.deinit()
    return packs


# The same with the camera. A link needs the number: that of `chn` exists from Create on.
def record_linked(shape):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=128, height=64, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    stream = StreamData()
    shape.call("SetOutBufs", buf_num=6, width=128, height=64)
    MediaManager.init()
    shape.call("Create", ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, shape.number))
    shape.call("Start")
    sensor.run()
    packs = []
    while len(packs) < FRAMES:
        assert shape.call("GetStream", stream) == 0
        packs += [(kind, data) for kind, _, data in contents(stream)]
        shape.call("ReleaseStream", stream)
    sensor.stop()
    link = None
    shape.call("Stop")
    shape.call("Destroy")
    MediaManager.deinit()
    return packs[:FRAMES]


def identical_streams():
    codecs = (
        (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
        (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
        (Encoder.PAYLOAD_TYPE_JPEG, 0),
    )
    for payload, profile in codecs:
        numbered = record_sent(Numbered(1), payload, profile)
        own = record_sent(Own(), payload, profile)
        assert len([kind for kind, _, _ in own if kind != Encoder.STREAM_TYPE_HEADER]) == FRAMES
        assert own == numbered, payload
    numbered = record_linked(Numbered(0))
    assert record_linked(Own()) == numbered


LEAVE_OUT = "Encoder.%s: chn 0 cannot be used: the object has a channel of its own, so leave out the number"
PASS_IT = "Encoder.%s: the object's own chn does not exist: the object has channels by number, so pass it"
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)


def calls_of(info, stream):
    return {
        "SetOutBufs": (3, 128, 64),
        "Create": (attr,),
        "Start": (),
        "SendFrame": (info,),
        "GetStream": (stream,),
        "ReleaseStream": (stream,),
        "Stop": (),
        "Destroy": (),
    }


# All calls of the other shape raise TypeError and change nothing.
def rejects(encoder, calls, text, *number):
    for name, arguments in calls.items():
        call = getattr(encoder, name)
        raised(TypeError, lambda: call(*number, *arguments), text % name)


def mixed():
    numbered, own = Encoder(), Encoder()
    numbered.SetOutBufs(0, 3, 128, 64)
    own.SetOutBufs(3, 128, 64)
    MediaManager.init()
    picture, stream = Picture(), StreamData()
    calls = calls_of(picture.info, stream)
    for _ in range(2):
        rejects(numbered, calls, PASS_IT)
        rejects(own, calls, LEAVE_OUT, 0)
        if own.chn == -1:
            numbered.Create(0, attr)
            numbered.Start(0)
            own.Create(attr)
            own.Start()
    for _ in range(3):
        assert numbered.SendFrame(0, picture.info) == 0 and own.SendFrame(picture.info) == 0
        assert numbered.GetStream(0, stream, 1000) == 0
        assert own.GetStream(stream, 1000) == 0
        own.ReleaseStream(stream)
    numbered.Destroy(0)
    own.Destroy()
    # Once everything is released, either shape may follow.
    if MPP_GENERATION == "B":
        numbered, own = own, numbered
        numbered.SetOutBufs(0, 3, 128, 64)
        own.SetOutBufs(3, 128, 64)
        own.Create(attr)
        numbered.Create(0, attr)
        assert numbered.chn == -1 and own.chn > 0
        own.Destroy()
        numbered.Destroy(0)
    picture.release()
    MediaManager.deinit()


def number_first(encoder, name, *arguments, **more):
    call = getattr(encoder, name)
    try:
        return call(0, *arguments, **more)
    except TypeError:
        return call(*arguments, **more)


def number_last(encoder, name, *arguments, **more):
    call = getattr(encoder, name)
    try:
        return call(*arguments, **more)
    except TypeError:
        return call(0, *arguments, **more)


class Ladder:
    def __init__(self, first, then):
        self.encoder = Encoder()
        self.step = first
        self.then = then

    def call(self, name, *arguments, **more):
        result = self.step(self.encoder, name, *arguments, **more)
        self.step = self.then
        return result


# The first call decides; each later one finds its form.
def ladders():
    jpeg = Encoder.PAYLOAD_TYPE_JPEG, 0
    expected = record_sent(Own(), *jpeg)
    for first in (number_first, number_last):
        for then in (number_first, number_last):
            assert record_sent(Ladder(first, then), *jpeg) == expected, (first, then)


identical_streams()
mixed()
ladders()
print("both shapes: ok")
