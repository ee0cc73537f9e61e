# SPDX-License-Identifier: MIT
# Encodes pictures that the script draws: /sdcard/own.264, three seconds of a bar that moves to the right.
import image
import os

from media.vencoder import *
from media.media import *
from mpp.sys import kd_mpi_sys_mmz_flush_cache

CHN, WIDTH, HEIGHT, PICTURES = VENC_CHN_ID_0, 640, 480, 90
BAR, STEP = 16, 6


# The encoder reads the memory, not the CPU's cache.
def flush(img: image.Image):
    kd_mpi_sys_mmz_flush_cache(img.phyaddr(), img.virtaddr(), img.size())


encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
MediaManager.init()
encoder.Create(CHN, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
encoder.Start(CHN)

# An NV12 picture has two planes: a byte of luma for each pixel, and U and V for each square of four. As an image of its own,
# each plane starts at a multiple of 4096, as it must.
luma = image.Image(WIDTH, HEIGHT, image.GRAYSCALE, alloc=image.ALLOC_MMZ)
colour = image.Image(WIDTH, HEIGHT // 2, image.GRAYSCALE, alloc=image.ALLOC_MMZ)
# U and V of 128 are no colour.
colour.draw_rectangle(0, 0, WIDTH, HEIGHT // 2, color=(128, 128, 128), fill=True)
flush(colour)

frame = k_video_frame_info()
frame.v_frame.width = WIDTH
frame.v_frame.height = HEIGHT
frame.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
frame.v_frame.phys_addr[0] = luma.phyaddr()
frame.v_frame.phys_addr[1] = colour.phyaddr()

stream = StreamData()


def next_picture():
    data = bytearray()
    is_picture = False
    # The header may come by a call of its own.
    while not is_picture:
        if encoder.GetStream(CHN, stream, timeout=1000) != 0:
            raise OSError("no picture for a second")
        for i in range(stream.pack_cnt):
            data.extend(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            is_picture = stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
        encoder.ReleaseStream(CHN, stream)
    return data


try:
    with open("/sdcard/own.264", "wb") as file:
        for number in range(PICTURES):
            os.exitpoint()
            luma.draw_rectangle(0, 0, WIDTH, HEIGHT, color=(16, 16, 16), fill=True)
            luma.draw_rectangle(number * STEP, 0, BAR, HEIGHT, color=(235, 235, 235), fill=True)
            flush(luma)
            if encoder.SendFrame(CHN, frame) != 0:
                raise OSError("picture %d was refused" % number)
            # The encoder reads the memory until the picture's pack is there: no drawing before.
            file.write(next_picture())
finally:
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
