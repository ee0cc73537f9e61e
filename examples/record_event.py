# SPDX-License-Identifier: MIT
# Remembers the last seconds, and records each event with what came before it: /sdcard/event0.264 and event1.264.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, WIDTH, HEIGHT, FPS = VENC_CHN_ID_0, 1280, 720, 30
# Seconds before and after an event.
BEFORE, AFTER = 2, 2


# Replace this by a button, a message or what the camera sees: here, events are at these pictures.
EVENTS = [100, 250]


def is_event(picture: int):
    if EVENTS and picture >= EVENTS[0]:
        EVENTS.pop(0)
        return True
    return False


sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
MediaManager.init()
# One key picture each second: a recording can start at each.
attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT, gopLen=FPS)
encoder.Create(CHN, attributes)
encoder.Start(CHN)
sensor.run()

stream = StreamData()
# The packs of each second, oldest first.
seconds: list[list[bytes]] = []
file = None
picture = files = end = 0
try:
    while picture < 350:
        os.exitpoint()
        if encoder.GetStream(CHN, stream, timeout=1000) != 0:
            raise OSError("no picture for a second")
        for i in range(stream.pack_cnt):
            data = uctypes.bytearray_at(stream.data[i], stream.data_size[i])
            is_header = stream.stream_type[i] == encoder.STREAM_TYPE_HEADER
            picture += not is_header
            if file:
                file.write(data)
                continue
            if is_header:
                # The header of a key picture, which starts the next second. The last second is not complete: it does not count.
                seconds.append([])
                if len(seconds) > BEFORE + 1:
                    seconds.pop(0)
            if seconds:
                # A copy, because the encoder uses the memory again.
                seconds[-1].append(bytes(data))
        encoder.ReleaseStream(CHN, stream)
        if file is None and is_event(picture):
            file = open("/sdcard/event%d.264" % files, "wb")
            files += 1
            for packs in seconds:
                for data in packs:
                    file.write(data)
            seconds = []
            end = picture + AFTER * FPS
        elif file and picture >= end:
            file.close()
            file = None
finally:
    if file:
        file.close()
    sensor.stop()
    del link
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
print("events:", files)
