# SPDX-License-Identifier: MIT
# Sends snapshots to the JPEG encoder: send_pictures.py PATH [WIDTH HEIGHT PICTURES QUALITY]
# The file at PATH contains one JPEG after the other, which players know as MJPEG.
import os
import sys

from media.vencoder import *
from media.sensor import *
from media.media import *


def record(path: str, width: int = 800, height: int = 480, pictures: int = 60, quality: int = 45):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=width, height=height, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)

    encoder = Encoder()
    encoder.SetOutBufs(VENC_CHN_ID_0, 4, width, height)
    MediaManager.init()
    attr = ChnAttrStr(encoder.PAYLOAD_TYPE_JPEG, encoder.H264_PROFILE_MAIN, width, height, mjpeg_quality_factor=quality)
    encoder.Create(VENC_CHN_ID_0, attr)
    encoder.Start(VENC_CHN_ID_0)
    sensor.run()

    stream = StreamData()
    frame = k_video_frame_info()
    sizes: list[int] = []
    try:
        with open(path, "wb") as file:
            while len(sizes) < pictures:
                os.exitpoint()
                image = sensor.snapshot(chn=CAM_CHN_ID_0)
                frame.v_frame.width = image.width()
                frame.v_frame.height = image.height()
                frame.v_frame.pixel_format = Sensor.YUV420SP
                frame.pool_id = image.poolid()
                frame.v_frame.phys_addr[0] = image.phyaddr()
                # The colour plane starts at the next multiple of 4096.
                frame.v_frame.phys_addr[1] = ALIGN_UP(image.phyaddr() + image.width() * image.height(), 4096)
                if encoder.SendFrame(VENC_CHN_ID_0, frame) != 0:
                    continue
                if encoder.GetStream(VENC_CHN_ID_0, stream, timeout=1000) != 0:
                    continue
                for i in range(stream.pack_cnt):
                    file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                    sizes.append(stream.data_size[i])
                encoder.ReleaseStream(VENC_CHN_ID_0, stream)
    finally:
        sensor.stop()
        encoder.Stop(VENC_CHN_ID_0)
        encoder.Destroy(VENC_CHN_ID_0)
        MediaManager.deinit()
    print("JPEG packs: %d, %d bytes each on average" % (len(sizes), sum(sizes) // len(sizes)))


record(sys.argv[1], *(int(arg) for arg in sys.argv[2:]))
