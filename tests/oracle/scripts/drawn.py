# SPDX-License-Identifier: MIT
# Frames that a script draws: several packs per call, full queues, wrong frames, all timeouts.
from probe import *
from shape import *
from media.vencoder import *
from media.media import *
from picture import Picture

encoder, data = Encoder(), StreamData()
encoder.SetOutBufs(*named(0), 6, 128, 64)
MediaManager.init()
picture = Picture()
encoder.Create(*named(0), ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64, gopLen=3))
encoder.Start(*named(0))


def send(count, *timeout):
    results = []
    for number in range(count):
        picture.draw(number)
        # Without a time of its own, a frame would have that of the clock, which each module's code advances.
        picture.info.v_frame.pts += 1
        results.append(encoder.SendFrame(*named(0), picture.info, *timeout))
    return results


def get_all():
    found = []
    while True:
        found.append(get(encoder, 0, data, 0))
        if found[-1][0] != 0:
            return found


for timeout in ((0,), (1,), (60,)):
    probe("empty %r" % (timeout,), lambda: get(encoder, 0, data, *timeout))
for count in (1, 1, 2, 3, 4):
    probe("send %d" % count, lambda: send(count))
    probe("get %d" % count, lambda: get(encoder, 0, data))
    probe("get rest %d" % count, get_all)
probe("fill", lambda: [send(1, 1) for _ in range(45)])
probe("full with timeout 0", lambda: send(3, 0))
probe("drain", get_all)


def wrong(struct, field, value):
    right = getattr(struct, field)
    setattr(struct, field, value)
    result = encoder.SendFrame(*named(0), picture.info)
    setattr(struct, field, right)
    return result


frame = picture.info.v_frame
probe("wrong width", lambda: wrong(frame, "width", 136))
probe("wrong height", lambda: wrong(frame, "height", 62))
probe("wrong format", lambda: wrong(frame, "pixel_format", PIXEL_FORMAT_GRAYSCALE))
probe("keywords", lambda: encoder.SendFrame(**keyed(0), frame=picture.info, timeout=5))
probe("keywords of GetStream", lambda: encoder.GetStream(**keyed(0), streamData=data, timeout=0))
encoder.ReleaseStream(**keyed(0), streamData=data)
encoder.Stop(*named(0))
encoder.Destroy(*named(0))
picture.release()
MediaManager.deinit()
