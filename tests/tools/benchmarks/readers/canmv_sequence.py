# SPDX-License-Identifier: MIT
# The calls that CanMV's own media.vencoder of v1.8 makes, in its order, without its checks of arguments: a contender.
import uctypes

from mpp.payload_struct import *
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from mpp.venc_def import k_venc_pack_desc

SLOTS = 12
PACK_SIZE = uctypes.sizeof(k_venc_pack_desc)


class ChnAttrStr:
    def __init__(self, payload, profile, width, height, bit_rate=4000, gopLen=30, mjpeg_quality_factor=45):
        self.payload, self.profile, self.width, self.height = payload, profile, width, height
        self.bit_rate, self.gop, self.quality = bit_rate, gopLen, mjpeg_quality_factor


class StreamData:
    def __init__(self):
        self.data = [0 for _ in range(SLOTS)]
        self.phy_addr = [0 for _ in range(SLOTS)]
        self.data_size = [0 for _ in range(SLOTS)]
        self.stream_type = [0 for _ in range(SLOTS)]
        self.pts = [0 for _ in range(SLOTS)]
        self.pack_cnt = 0


class Encoder:
    PAYLOAD_TYPE_H264 = K_PT_H264
    PAYLOAD_TYPE_JPEG = K_PT_JPEG
    H264_PROFILE_MAIN = VENC_PROFILE_H264_MAIN

    def __init__(self):
        self.output = k_venc_stream()
        self.pool = -1

    def SetOutBufs(self, chn, count, width, height):
        size = (width * height * 3 // 4 + 4095) // 4096 * 4096
        self.pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_cnt=count, blk_size=size))

    def Create(self, chn, settings):
        kd_mpi_venc_attach_vb_pool(chn, self.pool)
        attr = k_venc_chn_attr()
        attr.venc_attr.type = settings.payload
        attr.venc_attr.pic_width = settings.width
        attr.venc_attr.pic_height = settings.height
        attr.venc_attr.profile = settings.profile
        is_jpeg = settings.payload == K_PT_JPEG
        if is_jpeg:
            attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP
            rate = attr.rc_attr.mjpeg_fixqp
            rate.q_factor = settings.quality
        else:
            attr.rc_attr.rc_mode = K_VENC_RC_MODE_CBR
            rate = attr.rc_attr.cbr
            rate.gop = settings.gop
            rate.bit_rate = settings.bit_rate
        rate.src_frame_rate = rate.dst_frame_rate = 30
        self._check(kd_mpi_venc_create_chn(chn, attr))
        if not is_jpeg:
            self._check(kd_mpi_venc_enable_idr(chn, True))

    def Start(self, chn):
        self._check(kd_mpi_venc_start_chn(chn))

    def GetStream(self, chn, stream, timeout=-1):
        status = k_venc_chn_status()
        self._check(kd_mpi_venc_query_status(chn, status))
        self.output.pack_cnt = status.cur_packs if status.cur_packs > 0 else 1
        stream.pack_cnt = self.output.pack_cnt
        packs = bytearray(PACK_SIZE * self.output.pack_cnt)
        self.output.pack = uctypes.addressof(packs)
        if kd_mpi_venc_get_stream(chn, self.output, timeout) != 0:
            return -1
        for i in range(0, stream.pack_cnt):
            pack = uctypes.struct(self.output.pack + i * PACK_SIZE, k_venc_pack_desc)
            stream.data[i] = kd_mpi_sys_mmap(pack.phys_addr, pack.len)
            stream.data_size[i] = pack.len
            stream.stream_type[i] = pack.type
            stream.pts[i] = pack.pts
            stream.phy_addr[i] = pack.phys_addr
        return 0

    def ReleaseStream(self, chn, stream):
        for i in range(0, stream.pack_cnt):
            self._check(kd_mpi_sys_munmap(stream.data[i], stream.data_size[i]))
        self._check(kd_mpi_venc_release_stream(chn, self.output))

    def SendFrame(self, chn, frame, timeout=1000):
        return kd_mpi_venc_send_frame(chn, frame, timeout)

    def Stop(self, chn):
        self._check(kd_mpi_venc_stop_chn(chn))
        self._check(kd_mpi_venc_detach_vb_pool(chn))

    def Destroy(self, chn):
        self._check(kd_mpi_venc_destroy_chn(chn))
        kd_mpi_vb_destory_pool(self.pool)

    def _check(self, code):
        if code != 0:
            raise OSError(code)
