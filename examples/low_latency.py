# SPDX-License-Identifier: MIT
# How old the camera's pictures are when a script has them: with a quick and a slow reader, many and few output buffers.
import os
import time

from media.vencoder import *
from media.sensor import *
from media.media import *

CHN, WIDTH, HEIGHT, FPS, PICTURES = VENC_CHN_ID_0, 1280, 720, 30, 90


# work: what the script does for each picture, in ms, such as to send it over a slow network.
def measure(buffers: int, work: int):
    sensor = Sensor()
    encoder = Encoder()
    stream = StreamData()
    link = None
    oldest = pictures = 0
    try:
        sensor.reset()
        sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
        sensor.set_pixformat(Sensor.YUV420SP)
        encoder.SetOutBufs(CHN, buffers, WIDTH, HEIGHT)
        link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
        MediaManager.init()
        encoder.Create(CHN, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_BASELINE, WIDTH, HEIGHT))
        encoder.Start(CHN)
        sensor.run()
        while pictures < PICTURES:
            os.exitpoint()
            # A long wait costs no time: the call returns with the first pack. A poll and a sleep would add the sleep.
            if encoder.GetStream(CHN, stream, timeout=1000) != 0:
                raise OSError("no picture for a second")
            for i in range(stream.pack_cnt):
                # A header has the time stamp of the picture before it.
                if stream.stream_type[i] != encoder.STREAM_TYPE_HEADER:
                    oldest = max(oldest, time.ticks_diff(time.ticks_us(), stream.pts[i]))
                    pictures += 1
                    time.sleep_ms(work)
            encoder.ReleaseStream(CHN, stream)
    finally:
        sensor.stop()
        del link
        encoder.Stop(CHN)
        encoder.Destroy(CHN)
        MediaManager.deinit()
    print("%d buffers, %d ms of work: %d ms, %.1f pictures late" % (buffers, work, oldest // 1000, oldest * FPS / 1000000))


measure(buffers=8, work=0)
measure(buffers=8, work=20)
measure(buffers=8, work=50)
measure(buffers=3, work=50)
