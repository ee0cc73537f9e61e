# SPDX-License-Identifier: MIT
# Records COUNT times, H.264 and H.265 by turns: record_again.py COUNT
import sys

from media.vencoder import *
from media.sensor import *
from media.media import *

SIZE = (320, 240)
FRAMES = 4


def record(path, payload, profile):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=SIZE[0], height=SIZE[1], alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    encoder = Encoder()
    encoder.SetOutBufs(0, 4, *SIZE)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))
    MediaManager.init()
    encoder.Create(0, ChnAttrStr(payload, profile, *SIZE))
    encoder.Start(0)
    sensor.run()
    stream = StreamData()
    frames = 0
    with open(path, "wb") as file:
        while frames < FRAMES:
            encoder.GetStream(0, stream)
            for i in range(stream.pack_cnt):
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                frames += stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
            encoder.ReleaseStream(0, stream)
    sensor.stop()
    del link
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()


count = int(sys.argv[1])
for i in range(count):
    if i % 2:
        record("/sdcard/%d.265" % i, Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN)
    else:
        record("/sdcard/%d.264" % i, Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN)
print("recordings:", count)
