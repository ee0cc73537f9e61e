# SPDX-License-Identifier: MIT
# Two recordings in one script: /sdcard/take1.265 and take2.264. Each releases all that it had, however it ends.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, FRAMES = VENC_CHN_ID_0, 60


def record(path: str, attributes: ChnAttrStr):
    width, height = attributes.pic_width, attributes.pic_height
    sensor = Sensor()
    encoder = Encoder()
    stream = StreamData()
    link = None
    frames = 0
    try:
        sensor.reset()
        sensor.set_framesize(width=width, height=height, alignment=12)
        sensor.set_pixformat(Sensor.YUV420SP)
        encoder.SetOutBufs(CHN, 8, width, height)
        link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
        MediaManager.init()
        encoder.Create(CHN, attributes)
        encoder.Start(CHN)
        sensor.run()
        with open(path, "wb") as file:
            while frames < FRAMES:
                os.exitpoint()
                if encoder.GetStream(CHN, stream, timeout=1000) != 0:
                    raise OSError("no picture for a second")
                for i in range(stream.pack_cnt):
                    file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                    frames += stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
                encoder.ReleaseStream(CHN, stream)
    finally:
        # The order matters: the source, the link, the channel, its memory.
        sensor.stop()
        del link
        encoder.Stop(CHN)
        encoder.Destroy(CHN)
        MediaManager.deinit()
        print(path, frames)


# Ctrl-C and the IDE's stop button are heard at os.exitpoint() only, so they never interrupt a clean-up.
os.exitpoint(os.EXITPOINT_ENABLE)
try:
    record("/sdcard/take1.265", ChnAttrStr(Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, 1280, 720))
    record("/sdcard/take2.264", ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 640, 480))
except KeyboardInterrupt:
    print("stopped")
