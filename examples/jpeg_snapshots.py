# SPDX-License-Identifier: MIT
# Every 15th picture of the camera as a file of its own: /sdcard/picture0.jpg to /sdcard/picture5.jpg.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, WIDTH, HEIGHT, QUALITY = VENC_CHN_ID_0, 1280, 720, 80
FILES, EVERY = 6, 15

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 2, WIDTH, HEIGHT)
MediaManager.init()
# JPEG has no profile: any value does.
attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_JPEG, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT, mjpeg_quality_factor=QUALITY)
encoder.Create(CHN, attributes)
encoder.Start(CHN)
sensor.run()

stream = StreamData()
number = files = 0
try:
    while files < FILES:
        os.exitpoint()
        # The camera's own frame, without an image of it. It is valid until the next snapshot.
        frame = sensor.snapshot(dump_frame=True)
        number += 1
        if number <= files * EVERY:
            continue
        if encoder.SendFrame(CHN, frame) != 0 or encoder.GetStream(CHN, stream, timeout=1000) != 0:
            print("picture %d was not encoded: trying the next one" % (number - 1))
            continue
        with open("/sdcard/picture%d.jpg" % files, "wb") as file:
            for i in range(stream.pack_cnt):
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
        encoder.ReleaseStream(CHN, stream)
        files += 1
finally:
    sensor.stop()
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
