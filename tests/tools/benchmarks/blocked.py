# SPDX-License-Identifier: MIT
# Calls that block until an event ends them, and print it.
import _thread
import os

from media.vencoder import *
from media.media import *
from mpp.vb import *

WIDTH, HEIGHT, BUFFERS = 128, 64, 4

encoder = Encoder()
encoder.SetOutBufs(0, BUFFERS, WIDTH, HEIGHT)
pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=WIDTH * HEIGHT * 3 // 2, blk_cnt=1))
memory = MediaManager.Buffer.get(WIDTH * HEIGHT * 3 // 2, pool)
frame = k_video_frame_info()
frame.v_frame.width = WIDTH
frame.v_frame.height = HEIGHT
frame.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
frame.v_frame.phys_addr[0] = memory.phys_addr
frame.v_frame.phys_addr[1] = memory.phys_addr + WIDTH * HEIGHT
encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
encoder.Start(0)


# No frame is sent.
def get():
    encoder.GetStream(0, StreamData(), -1)


# No pack is fetched: the output buffers and the queue are full.
def send():
    encoder.SendFrame(0, frame, -1)


def prepare(call):
    while call is send and encoder.SendFrame(0, frame, 1) == 0:
        pass


def interrupted(call, times, mode):
    prepare(call)
    os.exitpoint(mode)
    for _ in range(times):
        print("waits")
        try:
            call()
        except KeyboardInterrupt:
            print("interrupted")
    os.exitpoint(os.EXITPOINT_DISABLE)


def blocked_thread(call):
    prepare(call)
    waiting = _thread.allocate_lock()
    waiting.acquire()
    _thread.start_new_thread(wait, (call, waiting))
    waiting.acquire()


def wait(call, waiting):
    print("waits")
    waiting.release()
    try:
        call()
    finally:
        print("exited")
