# SPDX-License-Identifier: MIT
# Records the camera to a file: record_video.py PATH [WIDTH HEIGHT FRAMES]
# The suffix of PATH selects the codec: .264 or .265.
import os
import sys

from media.vencoder import *
from media.sensor import *
from media.media import *


USAGE = "usage: record_video.py PATH [WIDTH HEIGHT FRAMES], such as /sdcard/video.264 1280 720 300"


def failure(text: str):
    print(text)
    return SystemExit(2)


def read_arguments(path: str = "", w: str = "800", h: str = "480", count: str = "150", *others: str):
    try:
        width, height, frames = int(w), int(h), int(count)
    except ValueError:
        raise failure("WIDTH, HEIGHT and FRAMES must be numbers\n" + USAGE)
    if path[-4:] not in (".264", ".265") or others or frames < 1:
        raise failure(USAGE)
    # What both the camera and the encoder can do.
    if width % 16 or height % 2 or not (128 <= width <= 3840 and 64 <= height <= 2160):
        raise failure("WIDTH must be a multiple of 16 in 128..3840 and HEIGHT even in 64..2160, not %d and %d" % (width, height))
    return path, width, height, frames


def record(path: str, width: int, height: int, frames: int):
    is_h265 = path.endswith(".265")
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=width, height=height, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)

    encoder = Encoder()
    encoder.SetOutBufs(VENC_CHN_ID_0, 8, width, height)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, VENC_CHN_ID_0))
    MediaManager.init()

    payload = encoder.PAYLOAD_TYPE_H265 if is_h265 else encoder.PAYLOAD_TYPE_H264
    profile = encoder.H265_PROFILE_MAIN if is_h265 else encoder.H264_PROFILE_MAIN
    encoder.Create(VENC_CHN_ID_0, ChnAttrStr(payload, profile, width, height, bit_rate=4000, gopLen=30))
    encoder.Start(VENC_CHN_ID_0)
    sensor.run()

    # Create it once: GetStream fills it in place and allocates nothing.
    stream = StreamData()
    packs = {encoder.STREAM_TYPE_HEADER: 0, encoder.STREAM_TYPE_I: 0, encoder.STREAM_TYPE_P: 0}
    try:
        with open(path, "wb") as file:
            while packs[encoder.STREAM_TYPE_I] + packs[encoder.STREAM_TYPE_P] < frames:
                os.exitpoint()
                if encoder.GetStream(VENC_CHN_ID_0, stream, timeout=1000) != 0:
                    raise RuntimeError("the camera delivered no frame for a second")
                for i in range(stream.pack_cnt):
                    file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                    packs[stream.stream_type[i]] += 1
                encoder.ReleaseStream(VENC_CHN_ID_0, stream)
    finally:
        sensor.stop()
        del link
        encoder.Stop(VENC_CHN_ID_0)
        encoder.Destroy(VENC_CHN_ID_0)
        MediaManager.deinit()
    print("header packs: %d, I: %d, P: %d" % (packs[3], packs[2], packs[1]))


record(*read_arguments(*sys.argv[1:]))
