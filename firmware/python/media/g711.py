# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.g711: A-law (K_PT_G711A) and µ-law (K_PT_G711U).
import time
import uctypes
from _virtual_board import MPP_GENERATION
from mpp import *
from mpp.aenc import *
from mpp.adec import *
from mpp.vb import *
from mpp.sys import *
from mpp.payload_struct import *
from media.media import *
from media.audio_buffer import AudioBuffer as _AudioBuffer, request_buffers as _request_buffers

BUF_CNT = 5


class _Codec:
    def __init__(self, type, frames_per_buffer):
        self.type = type
        self.point_num_per_frame = frames_per_buffer
        self.chn = -1
        self.init = False
        # Generation A's buffers are common pools, which MediaManager.init() creates.
        if MPP_GENERATION == "A":
            _request_buffers((frames_per_buffer * 8, BUF_CNT))

    def create(self):
        if self.init:
            raise RuntimeError("The instance has been initialized")
        self._size = self.point_num_per_frame * 4
        self._buffer = _AudioBuffer(self._size)
        for chn in range(self._CHANNELS):
            attr = self._attr(type=self.type, buf_size=BUF_CNT, point_num_per_frame=self.point_num_per_frame)
            if self._create(chn, attr) == 0:
                self.chn = chn
                self.init = True
                return
        self._buffer.destroy()
        raise ValueError("%s has no free chn" % type(self).__name__)

    def destroy(self):
        if self.init:
            if self._destroy(self.chn):
                raise ValueError("%s:%d faild" % (type(self).__name__, self.chn))
            self._buffer.destroy()
        self.init = False

    def _check(self, name, code):
        if code:
            raise ValueError("%s:%d faild" % (name, self.chn))

    # Copies the result out of media memory.
    def _bytes_at(self, phys_addr, size):
        address = kd_mpi_sys_mmap(phys_addr, size)
        data = uctypes.bytes_at(address, size)
        kd_mpi_sys_munmap(address, size)
        return data

    def _put(self, data):
        if len(data) > self._size:
            raise ValueError("%s: %d bytes; its buffer has %d, and a board crashes" % (type(self).__name__, len(data), self._size))
        uctypes.bytearray_at(self._buffer.virt_addr, len(data))[:] = data


class Encoder(_Codec):
    _CHANNELS = AENC_MAX_CHN_NUMS
    _attr = staticmethod(k_aenc_chn_attr)
    _create = staticmethod(kd_mpi_aenc_create_chn)
    _destroy = staticmethod(kd_mpi_aenc_destroy_chn)

    # Samples of 16 bits to bytes.
    def encode(self, frame_data):
        self._put(frame_data)
        frame = k_audio_frame(
            len=len(frame_data), phys_addr=self._buffer.phys_addr, virt_addr=self._buffer.virt_addr
        )
        stream = k_audio_stream()
        self._check("kd_mpi_aenc_send_frame", kd_mpi_aenc_send_frame(self.chn, frame))
        self._check("kd_mpi_aenc_get_stream", kd_mpi_aenc_get_stream(self.chn, stream, 1000))
        data = self._bytes_at(stream.phys_addr, stream.len)
        kd_mpi_aenc_release_stream(self.chn, stream)
        return data


class Decoder(_Codec):
    _CHANNELS = ADEC_MAX_CHN_NUMS
    _attr = staticmethod(k_adec_chn_attr)
    _create = staticmethod(kd_mpi_adec_create_chn)
    _destroy = staticmethod(kd_mpi_adec_destroy_chn)

    # Bytes to samples of 16 bits.
    def decode(self, stream_data):
        self._put(stream_data)
        stream = k_audio_stream(
            len=len(stream_data), phys_addr=self._buffer.phys_addr, stream=self._buffer.virt_addr
        )
        frame = k_audio_frame()
        self._check("kd_mpi_adec_send_stream", kd_mpi_adec_send_stream(self.chn, stream, True))
        self._check("kd_mpi_adec_get_frame", kd_mpi_adec_get_frame(self.chn, frame, 1000))
        data = self._bytes_at(frame.phys_addr, frame.len)
        kd_mpi_adec_release_frame(self.chn, frame)
        return data
