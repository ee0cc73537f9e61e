# SPDX-License-Identifier: MIT
# Three readers of one stream that join when they like: /sdcard/reader0.264 to reader2.264, each from its first picture on.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

WIDTH, HEIGHT = 640, 480
# A long GOP saves bits. Without a request, a reader would see nothing for up to ten seconds.
GOP, JOIN_EVERY, PICTURES = 300, 40, 120

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
encoder = Encoder()
encoder.SetOutBufs(VENC_CHN_ID_0, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, VENC_CHN_ID_0))
MediaManager.init()
encoder.Create(VENC_CHN_ID_0, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT, gopLen=GOP))
encoder.Start(VENC_CHN_ID_0)
sensor.run()

stream = StreamData()
files = [open("/sdcard/reader%d.264" % i, "wb") for i in range(PICTURES // JOIN_EVERY)]
# `joined` readers want the stream, and `served` ones of them get it.
pictures = joined = served = 0
try:
    while pictures < PICTURES:
        os.exitpoint()
        if pictures >= JOIN_EVERY * joined:
            joined += 1
            encoder.RequestIDR(VENC_CHN_ID_0)
        if encoder.GetStream(VENC_CHN_ID_0, stream, timeout=1000) != 0:
            raise RuntimeError("the camera delivered no frame for a second")
        for i in range(stream.pack_cnt):
            # The header comes just before its IDR. Until then, the new reader gets nothing.
            if stream.stream_type[i] == encoder.STREAM_TYPE_HEADER:
                served = joined
            for file in files[:served]:
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            pictures += stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
        encoder.ReleaseStream(VENC_CHN_ID_0, stream)
finally:
    for file in files:
        file.close()
    sensor.stop()
    del link
    encoder.Stop(VENC_CHN_ID_0)
    encoder.Destroy(VENC_CHN_ID_0)
    MediaManager.deinit()
print("%d readers" % served)
