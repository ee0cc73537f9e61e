# SPDX-License-Identifier: MIT
# A frame that the script draws: NV12 in a video buffer, described by a k_video_frame_info.
from media.vencoder import *
from media.media import *
from mpp.vb import *


class Picture:
    def __init__(self, width=128, height=64, stride=0):
        self.width, self.height, self.stride = width, height, stride or width
        self.uv = ALIGN_UP(self.stride * height, 4096)
        size = self.uv + self.stride * height // 2
        self.buffer = None
        pool = k_vb_pool_config(blk_size=ALIGN_UP(size, 4096), blk_cnt=1)
        self.pool = kd_mpi_vb_create_pool(pool)
        try:
            self.describe(size)
        except Exception:
            self.release()
            raise

    def describe(self, size):
        width, height, stride = self.width, self.height, self.stride
        self.buffer = MediaManager.Buffer.get(size, self.pool)
        self.bytes = uctypes.bytearray_at(self.buffer.virt_addr, self.buffer.size)
        self.info = k_video_frame_info()
        frame = self.info.v_frame
        frame.width = width
        frame.height = height
        frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
        frame.stride[0] = frame.stride[1] = stride if stride > width else 0
        frame.phys_addr[0] = self.buffer.phys_addr
        frame.phys_addr[1] = self.buffer.phys_addr + self.uv
        self.info.pool_id = self.buffer.pool_id
        self.draw(0)

    # Draws stripes that move with `number`, and grey padding up to the stride.
    def draw(self, number):
        row = bytes((x * 4 + number * 8) & 0xFF for x in range(self.width)) + b"\x80" * (self.stride - self.width)
        for y in range(self.height):
            self.bytes[y * self.stride : (y + 1) * self.stride] = row
        colours = bytes((0x60, 0xA0)) * (self.stride // 2)
        for y in range(self.height // 2):
            self.bytes[self.uv + y * self.stride : self.uv + (y + 1) * self.stride] = colours

    def release(self):
        if self.buffer is not None:
            self.buffer.destroy()
        assert kd_mpi_vb_destory_pool(self.pool) == 0
