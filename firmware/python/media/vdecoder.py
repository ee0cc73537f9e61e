# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.vdecoder: H.264, H.265 and JPEG to pictures.
import os
import time
import uctypes
from _virtual_board import MPP_GENERATION
from mpp.vdec import *
from mpp.sys import *
from mpp.vb import *
from mpp.payload_struct import *
from mpp.vdec_struct import *
from media.media import *

MAX_WIDTH = 1920
MAX_HEIGHT = 1088
STREAM_BUF_SIZE = MAX_WIDTH * MAX_HEIGHT
FRAME_BUF_SIZE = MAX_WIDTH * MAX_HEIGHT * 2
INPUT_BUF_CNT = 4
OUTPUT_BUF_CNT = 6

_WAIT_MS = const(30)


class Decoder:
    input_pool_id = [-1] * VDEC_MAX_CHN_NUMS
    output_pool_id = [-1] * VDEC_MAX_CHN_NUMS
    chns_enable = [0] * VDEC_MAX_CHN_NUMS
    input_buf_cnt = INPUT_BUF_CNT
    output_buf_cnt = OUTPUT_BUF_CNT
    input_buf_size = STREAM_BUF_SIZE
    output_buf_size = FRAME_BUF_SIZE

    # CanMV's result is always 0 while a channel is free: all decoders use channel 0.
    @classmethod
    def get_free_chn_index(cls):
        return 0 if 0 in cls.chns_enable else -1

    @classmethod
    def vb_pool_config(
        cls,
        input_buf_cnt,
        output_buf_cnt,
        input_buf_size=STREAM_BUF_SIZE,
        output_buf_size=FRAME_BUF_SIZE,
    ):
        cls.input_buf_cnt = input_buf_cnt
        cls.output_buf_cnt = output_buf_cnt
        cls.input_buf_size = input_buf_size
        cls.output_buf_size = output_buf_size

    @classmethod
    def vb_create_pool(cls, chn):
        cls.input_pool_id[chn] = _new_pool(cls.input_buf_cnt, cls.input_buf_size)
        cls.output_pool_id[chn] = _new_pool(cls.output_buf_cnt, cls.output_buf_size)

    @classmethod
    def vb_destory_pool(cls, chn):
        kd_mpi_vb_destory_pool(cls.input_pool_id[chn])
        kd_mpi_vb_destory_pool(cls.output_pool_id[chn])

    def __init__(self, type):
        self.chn = -1
        self.type = type

    def _check(self, name, result):
        if result != 0:
            raise OSError(name + " failed,channel:", self.chn)

    def create(self):
        chn = Decoder.get_free_chn_index()
        if chn == -1:
            raise OSError("Decoder has no free chn")
        Decoder.chns_enable[chn] = 1
        self.chn = chn
        Decoder.vb_create_pool(chn)
        attr = k_vdec_chn_attr(
            pic_width=MAX_WIDTH, pic_height=MAX_HEIGHT, type=self.type, stream_buf_size=STREAM_BUF_SIZE
        )
        if MPP_GENERATION == "A":
            attr.frame_buf_cnt = OUTPUT_BUF_CNT
            attr.frame_buf_size = FRAME_BUF_SIZE
            attr.frame_buf_pool_id = Decoder.output_pool_id[chn]
        else:
            pool = Decoder.output_pool_id[chn]
            self._check("kd_mpi_vdec_attach_vb_pool", kd_mpi_vdec_attach_vb_pool(chn, pool))
        self._check("kd_mpi_vdec_create_chn", kd_mpi_vdec_create_chn(chn, attr))

    def destroy(self):
        self._check("kd_mpi_vdec_destroy_chn", kd_mpi_vdec_destroy_chn(self.chn))
        Decoder.chns_enable[self.chn] = 0
        Decoder.vb_destory_pool(self.chn)

    def start(self):
        self._check("kd_mpi_vdec_start_chn", kd_mpi_vdec_start_chn(self.chn))

    # Decodes what is left of the stream first.
    def stop(self):
        self._send(k_vdec_stream(end_of_stream=1), b"")
        self._check("kd_mpi_vdec_stop_chn", kd_mpi_vdec_stop_chn(self.chn))
        if MPP_GENERATION != "A":
            self._check("kd_mpi_vdec_detach_vb_pool", kd_mpi_vdec_detach_vb_pool(self.chn))

    def decode(self, stream_data):
        self._send(k_vdec_stream(), stream_data)

    # As on the board: waits until one is free.
    def _input_block(self, size):
        while True:
            block = kd_mpi_vb_get_block(Decoder.input_pool_id[self.chn], size, "")
            if block != VB_INVALID_HANDLE:
                return block
            time.sleep_ms(_WAIT_MS)

    def _send(self, stream, data):
        size = Decoder.input_buf_size
        # A board writes behind the buffer.
        self._check("kd_mpi_vdec_send_stream", len(data) > size)
        block = self._input_block(size)
        try:
            stream.len = len(data)
            stream.phy_addr = kd_mpi_vb_handle_to_phyaddr(block)
            memory = kd_mpi_sys_mmap(stream.phy_addr, size)
            uctypes.bytearray_at(memory, len(data))[:] = data
            kd_mpi_sys_munmap(memory, size)
            self._check("kd_mpi_vdec_send_stream", kd_mpi_vdec_send_stream(self.chn, stream, -1))
        finally:
            kd_mpi_vb_release_block(block)

    def get_vdec_channel(self):
        return self.chn

    def bind_info(self, x=0, y=0, width=1920, height=1080, pix_format=PIXEL_FORMAT_YUV_SEMIPLANAR_420, chn=0):
        if chn >= VDEC_MAX_CHN_NUMS:
            raise AssertionError("invaild chn id %d, should < %d" % (chn, VDEC_MAX_CHN_NUMS - 1))
        return {
            "src": (VIDEO_DECODE_MOD_ID, VDEC_DEV_ID, chn),
            "rect": (x, y, width, height),
            "pix_format": pix_format,
        }


def _new_pool(count, size):
    return kd_mpi_vb_create_pool(k_vb_pool_config(blk_cnt=count, blk_size=size, mode=VB_REMAP_MODE_NOCACHE))
