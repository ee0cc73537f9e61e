# SPDX-License-Identifier: MIT
# Three seconds of the camera: /sdcard/whole_life.264. The end of `with` releases all that the encoder has.
from media.vencoder import *
from media.sensor import *
from media.media import *

WIDTH, HEIGHT, PICTURES = 640, 480, 90

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
try:
    with Encoder() as encoder, open("/sdcard/whole_life.264", "wb") as file:
        encoder.SetOutBufs(8, WIDTH, HEIGHT)
        MediaManager.init()
        encoder.Create(ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
        link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, encoder.chn))
        try:
            encoder.Start()
            sensor.run()
            for stream in encoder.frames():
                stream.write(file)
                if encoder.stats().pictures >= PICTURES:
                    break
            print(encoder.stats().bytes, "bytes, of them parameter sets:", len(encoder.sps_pps() or b""))
        finally:
            # The source ends before the channel.
            sensor.stop()
            del link
finally:
    MediaManager.deinit()
