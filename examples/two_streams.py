# SPDX-License-Identifier: MIT
# Three seconds of the camera as two streams: /sdcard/main.264, 1280x720, 30 pictures per second, and /sdcard/sub.264, 320x240, 10.
import os

from media.vencoder import *
from media.sensor import *
from media.media import *

# Channel of the encoder, size, bit rate in kbit/s. The main stream is that of the camera's channel 0, the sub stream of 1.
MAIN, MAIN_WIDTH, MAIN_HEIGHT, MAIN_RATE = VENC_CHN_ID_0, 1280, 720, 4000
SUB, SUB_WIDTH, SUB_HEIGHT, SUB_RATE = VENC_CHN_ID_1, 320, 240, 300
PICTURES, FPS, SUB_EVERY = 90, 30, 3


def create(chn: int, width: int, height: int, bit_rate: int, fps: int):
    attributes = ChnAttrStr(
        encoder.PAYLOAD_TYPE_H264,
        encoder.H264_PROFILE_MAIN,
        width,
        height,
        bit_rate=bit_rate,
        # One key picture each second.
        gopLen=fps,
        # The rate control spreads the bits of a second over so many pictures.
        src_frame_rate=fps,
        dst_frame_rate=fps,
    )
    encoder.Create(chn, attributes)
    encoder.Start(chn)


# One picture, with its header.
def next_picture(chn: int):
    data = bytearray()
    is_picture = False
    # The header may come by a call of its own.
    while not is_picture:
        if encoder.GetStream(chn, stream, timeout=1000) != 0:
            raise OSError("channel %d: no picture for a second" % chn)
        for i in range(stream.pack_cnt):
            data.extend(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            is_picture = stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
        encoder.ReleaseStream(chn, stream)
    return data


sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=MAIN_WIDTH, height=MAIN_HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
sensor.set_framesize(width=SUB_WIDTH, height=SUB_HEIGHT, chn=CAM_CHN_ID_1, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP, chn=CAM_CHN_ID_1)

encoder = Encoder()
encoder.SetOutBufs(MAIN, 8, MAIN_WIDTH, MAIN_HEIGHT)
encoder.SetOutBufs(SUB, 4, SUB_WIDTH, SUB_HEIGHT)
# The main stream gets all frames; the script sends those of the sub stream.
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, MAIN))
MediaManager.init()
create(MAIN, MAIN_WIDTH, MAIN_HEIGHT, MAIN_RATE, FPS)
create(SUB, SUB_WIDTH, SUB_HEIGHT, SUB_RATE, FPS // SUB_EVERY)
sensor.run()

stream = StreamData()
main_bytes = sub_bytes = 0
try:
    with open("/sdcard/main.264", "wb") as main_file, open("/sdcard/sub.264", "wb") as sub_file:
        for number in range(PICTURES):
            os.exitpoint()
            frame = sensor.snapshot(chn=CAM_CHN_ID_1, dump_frame=True)
            if number % SUB_EVERY == 0:
                if encoder.SendFrame(SUB, frame) != 0:
                    raise OSError("picture %d was refused" % number)
                sub_bytes += sub_file.write(next_picture(SUB))
            main_bytes += main_file.write(next_picture(MAIN))
finally:
    sensor.stop()
    del link
    for chn in (MAIN, SUB):
        encoder.Stop(chn)
        encoder.Destroy(chn)
    MediaManager.deinit()
print("main: %d kbit/s, sub: %d kbit/s" % tuple(size * 8 * FPS // PICTURES // 1000 for size in (main_bytes, sub_bytes)))
