# SPDX-License-Identifier: MIT
# A recording in files of two seconds: /sdcard/part0.264 to part4.264. Nothing is lost between two files, and each plays alone.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, WIDTH, HEIGHT, FPS = VENC_CHN_ID_0, 1280, 720, 30
FILES, SECONDS = 5, 2

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
MediaManager.init()
# A file can start at a key picture only: SECONDS is a multiple of the GOP.
attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT, gopLen=FPS)
encoder.Create(CHN, attributes)
encoder.Start(CHN)
sensor.run()

stream = StreamData()
file = open("/sdcard/part0.264", "wb")
files, pictures = 1, 0
try:
    while pictures < FILES * SECONDS * FPS:
        os.exitpoint()
        if encoder.GetStream(CHN, stream, timeout=1000) != 0:
            raise OSError("no picture for a second")
        for i in range(stream.pack_cnt):
            is_header = stream.stream_type[i] == encoder.STREAM_TYPE_HEADER
            # The header comes just before its key picture: it belongs to the new file.
            if is_header and pictures >= files * SECONDS * FPS:
                file.close()
                file = open("/sdcard/part%d.264" % files, "wb")
                files += 1
            file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            pictures += not is_header
        encoder.ReleaseStream(CHN, stream)
finally:
    file.close()
    sensor.stop()
    del link
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
print("files:", files)
