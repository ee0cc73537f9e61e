# SPDX-License-Identifier: MIT
# Every way to import the module, and every name in it.
import sys

import media.vencoder
import media.vencoder as v
from media import vencoder
from media.vencoder import *

assert media.vencoder is v and v is vencoder
assert v.Encoder is Encoder

METHODS = ("SetOutBufs", "Create", "Start", "SendFrame", "GetStream", "ReleaseStream", "Stop", "Destroy")
CONSTANTS = {
    "PAYLOAD_TYPE_H264": K_PT_H264,
    "PAYLOAD_TYPE_H265": K_PT_H265,
    "PAYLOAD_TYPE_JPEG": K_PT_JPEG,
    "H264_PROFILE_BASELINE": 1,
    "H264_PROFILE_MAIN": 2,
    "H264_PROFILE_HIGH": 3,
    "H265_PROFILE_MAIN": 5,
    "STREAM_TYPE_HEADER": 3,
    "STREAM_TYPE_I": 2,
    "STREAM_TYPE_P": 1,
}
e = Encoder()
for name in METHODS:
    assert callable(getattr(e, name)), name
for name, value in CONSTANTS.items():
    assert getattr(Encoder, name) == value and getattr(e, name) == value, name

a = ChnAttrStr(e.PAYLOAD_TYPE_H264, e.H264_PROFILE_MAIN, 1280, 720)
DEFAULTS = dict(payload_type=96, profile=2, pic_width=1280, pic_height=720, gop_len=30, bit_rate=4000,
                src_frame_rate=30, dst_frame_rate=30, mjpeg_quality_factor=45)
for name, value in DEFAULTS.items():
    assert getattr(a, name) == value, name
    setattr(a, name, value)
b = ChnAttrStr(payloadType=265, profile=5, picWidth=640, picHeight=480, bit_rate=1, gopLen=2, src_frame_rate=3,
               dst_frame_rate=4, mjpeg_quality_factor=5)
assert (b.payload_type, b.bit_rate, b.gop_len, b.src_frame_rate, b.dst_frame_rate, b.mjpeg_quality_factor) == (265, 1, 2, 3, 4, 5)

s = StreamData()
for name in ("data", "phy_addr", "data_size", "stream_type", "pts"):
    entries = getattr(s, name)
    assert type(entries) is list and entries == [0] * VENC_PACK_CNT_MAX, name
assert s.pack_cnt == 0 and VENC_PACK_CNT_MAX == 12

# Names from `import *` that public scripts use.
STAR = """ALIGN_UP VENC_CHN_ID_0 VENC_CHN_ID_1 VENC_CHN_ID_2 VENC_CHN_ID_3 MediaManager uctypes VIDEO_ENCODE_MOD_ID
VENC_DEV_ID k_video_frame_info CAM_CHN_ID_0 K_PT_H264 K_PT_H265 K_PT_JPEG k_u64_ptr PIXEL_FORMAT_YUV_SEMIPLANAR_420
k_vb_config VB_REMAP_MODE_NOCACHE K_PT_G711A K_PT_G711U K_ID_VENC VENC_MAX_CHN_NUMS kd_mpi_sys_mmap kd_mpi_sys_munmap""".split()
missing = [name for name in STAR if name not in globals()]
assert not missing, missing
assert ALIGN_UP(801, 16) == 816
print("imports: ok")
