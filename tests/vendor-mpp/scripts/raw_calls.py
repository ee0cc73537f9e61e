# SPDX-License-Identifier: MIT
# Makes invalid calls of the raw MPP functions; prints the result of each.
import struct

from mpp.payload_struct import *
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from mpp.venc_struct import *
from media.vencoder import *

CHN, ABSENT, OUTSIDE = 0, 1, 4
# Of calls that get a setting: the size of the value.
SETTINGS = ("rotation", 4), ("mirror", 4), ("dblk", 4), ("h265_sao", 8), ("h264_entropy", 8), ("h265_entropy", 1)


def call(function, *arguments):
    print(function, "%08x" % (globals()[function](*arguments) & 0xFFFFFFFF))


def call_all_on(chn):
    pack = k_venc_pack()
    stream = k_venc_stream(pack=uctypes.addressof(pack), pack_cnt=1)
    print("channel", chn)
    call("kd_mpi_venc_start_chn", chn)
    call("kd_mpi_venc_stop_chn", chn)
    call("kd_mpi_venc_enable_idr", chn, 1)
    call("kd_mpi_venc_enable_idr", chn, 2)
    call("kd_mpi_venc_request_idr", chn)
    for value in range(5):
        call("kd_mpi_venc_set_rotation", chn, value)
        call("kd_mpi_venc_set_mirror", chn, value)
        call("kd_mpi_venc_set_dblk", chn, value)
        call("kd_mpi_venc_set_h265_sao", chn, k_venc_h265_sao(slice_sao_luma_flag=value))
        call("kd_mpi_venc_set_h265_sao", chn, k_venc_h265_sao(slice_sao_chroma_flag=value))
        call("kd_mpi_venc_set_h264_entropy", chn, k_venc_h264_entropy(entropy_coding_mode=value))
        call("kd_mpi_venc_set_h264_entropy", chn, k_venc_h264_entropy(cabac_init_idc=value))
        call("kd_mpi_venc_set_h265_entropy", chn, k_venc_h265_entropy(cabac_init_flag=value))
    for name, size in SETTINGS:
        value = bytearray(size)
        call("kd_mpi_venc_get_" + name, chn, value)
        # On failure the vendor's library leaves it as it likes.
        if globals()["kd_mpi_venc_get_" + name](chn, value) == 0:
            print(bytes(value))
    call("kd_mpi_venc_query_status", chn, k_venc_chn_status())
    call("kd_mpi_venc_get_stream", chn, stream, 0)
    call("kd_mpi_venc_release_stream", chn, stream)
    call("kd_mpi_venc_send_frame", chn, k_video_frame_info(), 0)
    call("kd_mpi_venc_destroy_chn", chn)


# k_venc_chn_attr of generation A: H.264, two buffers of 8192 bytes, 128x64, main profile, constant bit rate.
attr = bytearray(struct.pack("<13I", Encoder.PAYLOAD_TYPE_H264, 8192, 2, 128, 64, 2, 1, 30, 0, 30, 30, 4000, 0))
call("kd_mpi_venc_create_chn", OUTSIDE, attr)
call("kd_mpi_venc_create_chn", ABSENT, attr)
for chn in (ABSENT, OUTSIDE, 0xFFFFFFFF):
    call_all_on(chn)

pools = k_vb_config(max_pool_cnt=1)
pools.comm_pool[0].blk_cnt, pools.comm_pool[0].blk_size = 2, 8192
call("kd_mpi_vb_set_config", pools)
call("kd_mpi_vb_set_supplement_config", k_vb_supplement_config(supplement_config=4))
call("kd_mpi_vb_init")
call("kd_mpi_vb_init")
call("kd_mpi_vb_set_config", pools)
call("kd_mpi_venc_create_chn", CHN, attr)
call("kd_mpi_venc_create_chn", CHN, attr)
call("kd_mpi_venc_create_chn", ABSENT, attr)
call("kd_mpi_vb_exit")
call_all_on(CHN)

for handle in (0, 0x00FF0000, 0x7FFFFFFF):
    print("handle", handle)
    call("kd_mpi_vb_release_block", handle)
    call("kd_mpi_vb_handle_to_phyaddr", handle)
    call("kd_mpi_vb_handle_to_pool_id", handle)
call("kd_mpi_vb_phyaddr_to_handle", 4096)
call("kd_mpi_vb_get_block", 200, 4096, "")
call("kd_mpi_vb_get_block", VB_INVALID_POOLID, 1 << 30, "")
call("kd_mpi_vb_create_pool", k_vb_pool_config(blk_size=4096, blk_cnt=0))
call("kd_mpi_vb_create_pool", k_vb_pool_config(blk_size=1 << 40, blk_cnt=1))
call("kd_mpi_vb_destory_pool", 0)
call("kd_mpi_vb_destory_pool", 200)
call("kd_mpi_sys_mmap", 4096, 4096)
call("kd_mpi_sys_munmap", 4096, 4096)
call("kd_mpi_sys_mmz_flush_cache", 4096, 0, 4096)
call("kd_mpi_sys_mmz_flush_cache", 4096, 4096, 4096)

for index in (0, 7):
    # On failure the vendor's get_bind_by_dest() leaves the source undefined.
    source, found = k_mpp_chn(mod_id=K_ID_VI), k_mpp_chn()
    dest = k_mpp_chn(mod_id=K_ID_VENC, chn_id=index)
    call("kd_mpi_sys_unbind", source, dest)
    call("kd_mpi_sys_bind", source, dest)
    call("kd_mpi_sys_bind", source, dest)
    call("kd_mpi_sys_get_bind_by_dest", dest, found)
    call("kd_mpi_sys_unbind", source, dest)
    call("kd_mpi_sys_get_bind_by_dest", dest, found)
call("kd_mpi_vb_exit")
