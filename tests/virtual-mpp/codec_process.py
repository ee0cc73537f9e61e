# SPDX-License-Identifier: MIT
# Records a picture, waits for a line or Ctrl-C, and records another picture, on two channels.
import sys

from media.vencoder import *
from media.sensor import *
from media.media import *

WIDTH, HEIGHT = 320, 240

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
encoder = Encoder()
links = []
for chn in (0, 1):
    encoder.SetOutBufs(chn, 8, WIDTH, HEIGHT)
    links.append(MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn)))
MediaManager.init()
encoder.Create(0, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
encoder.Create(1, ChnAttrStr(encoder.PAYLOAD_TYPE_H265, encoder.H265_PROFILE_MAIN, WIDTH, HEIGHT))
for chn in (0, 1):
    encoder.Start(chn)
sensor.run()
stream = StreamData()


def record():
    for chn in (0, 1):
        assert encoder.GetStream(chn, stream, 1000) == 0
        encoder.ReleaseStream(chn, stream)


record()
print("recording")
try:
    sys.stdin.readline()
except KeyboardInterrupt:
    print("interrupted")
record()
print("recorded")
