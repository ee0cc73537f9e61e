# SPDX-License-Identifier: MIT
# Records one file per setting of the codecs: codec_settings.py WIDTH HEIGHT FRAMES
import os
import sys

from media.vencoder import *
from media.sensor import *
from media.media import *

GOP = 5
JPEG, H264, H265 = Encoder.PAYLOAD_TYPE_JPEG, Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265

# The library has other arithmetic from quality 96 up.
SETTINGS = [("q%d.mjpeg" % q, JPEG, 0, {"mjpeg_quality_factor": q}) for q in (10, 45, 95, 96, 100)]
for rate in (300, 4000):
    SETTINGS.append(("main%d.265" % rate, H265, Encoder.H265_PROFILE_MAIN, {"bit_rate": rate}))
    for name in ("BASELINE", "MAIN", "HIGH"):
        profile = getattr(Encoder, "H264_PROFILE_" + name)
        SETTINGS.append(("%s%d.264" % (name.lower(), rate), H264, profile, {"bit_rate": rate}))

width, height, frames = (int(arg) for arg in sys.argv[1:4])


def record(path, payload, profile, more):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=width, height=height, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    encoder = Encoder()
    encoder.SetOutBufs(0, 8, width, height)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))
    MediaManager.init()
    encoder.Create(0, ChnAttrStr(payload, profile, width, height, gopLen=GOP, **more))
    encoder.Start(0)
    sensor.run()
    stream = StreamData()
    count = 0
    with open(path, "wb") as file:
        while count < frames:
            assert encoder.GetStream(0, stream, 1000) == 0
            for i in range(stream.pack_cnt):
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                count += stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
            encoder.ReleaseStream(0, stream)
    sensor.stop()
    del link
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()


for name, payload, profile, more in SETTINGS:
    record("/sdcard/" + name, payload, profile, more)
