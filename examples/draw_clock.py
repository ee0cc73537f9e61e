# SPDX-License-Identifier: MIT
# Three seconds of the camera with a running clock in the corner: /sdcard/clock.264. The encoder's 2D unit draws it.
import image
import time

from media.vencoder import *
from media.sensor import *
from media.media import *
from mpp.sys import kd_mpi_sys_mmz_flush_cache

WIDTH, HEIGHT, PICTURES = 640, 480, 90


# What SetOSD needs to know of an image.
def frame_of(img: image.Image):
    info = k_video_frame_info()
    info.v_frame.width = img.width()
    info.v_frame.height = img.height()
    info.v_frame.pixel_format = PIXEL_FORMAT_ARGB_8888
    info.v_frame.phys_addr[0] = img.phyaddr()
    return info


def draw(img: image.Image, text: str):
    img.clear()
    img.draw_string_advanced(0, 0, 32, text, color=(255, 255, 255))
    # The unit reads the memory, not the CPU's cache.
    kd_mpi_sys_mmz_flush_cache(img.phyaddr(), img.virtaddr(), img.size())


sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
try:
    with Encoder() as encoder, open("/sdcard/clock.264", "wb") as file:
        encoder.SetOutBufs(8, WIDTH, HEIGHT)
        MediaManager.init()
        # `clock` must live as long as the channel, which draws it.
        clock = image.Image(160, 40, image.ARGB8888)
        draw(clock, "0.0 s")
        encoder.Create(ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
        encoder.SetOSD(frame_of(clock), 16, HEIGHT - 56)
        link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, encoder.chn))
        try:
            encoder.Start()
            sensor.run()
            start = time.ticks_ms()
            for stream in encoder.frames():
                stream.write(file)
                draw(clock, "%.1f s" % (time.ticks_diff(time.ticks_ms(), start) / 1000))
                if encoder.stats().pictures >= PICTURES:
                    break
        finally:
            # The source ends before the channel.
            sensor.stop()
            del link
finally:
    MediaManager.deinit()
