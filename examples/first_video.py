# SPDX-License-Identifier: MIT
# The shortest recording: three seconds of the camera as H.264, in /sdcard/first.264.
from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, WIDTH, HEIGHT, FRAMES = VENC_CHN_ID_0, 800, 480, 90

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
MediaManager.init()
encoder.Create(CHN, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
encoder.Start(CHN)
sensor.run()

stream = StreamData()
frames = 0
try:
    with open("/sdcard/first.264", "wb") as file:
        while frames < FRAMES:
            if encoder.GetStream(CHN, stream, timeout=1000) != 0:
                continue
            for i in range(stream.pack_cnt):
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                frames += stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
            encoder.ReleaseStream(CHN, stream)
finally:
    sensor.stop()
    del link
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
print("frames:", frames)
