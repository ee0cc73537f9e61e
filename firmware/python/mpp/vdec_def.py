# SPDX-License-Identifier: MIT
# uctypes descriptors of the video decoder's structs.
import uctypes
from _virtual_board import MPP_GENERATION

k_vdec_chn_attr_desc = {
    "type": 0 | uctypes.UINT32,
    "mode": 4 | uctypes.UINT32,
    "pic_width": 8 | uctypes.UINT32,
    "pic_height": 12 | uctypes.UINT32,
    "stream_buf_size": 16 | uctypes.UINT32,
}
if MPP_GENERATION == "A":
    k_vdec_chn_attr_desc["frame_buf_size"] = 20 | uctypes.UINT32
    k_vdec_chn_attr_desc["frame_buf_cnt"] = 24 | uctypes.UINT32
    k_vdec_chn_attr_desc["frame_buf_pool_id"] = 28 | uctypes.UINT32

k_vdec_supplement_info_desc = {
    "type": 0 | uctypes.UINT32,
    "is_valid_frame": 4 | uctypes.UINT32,
    "end_of_stream": 8 | uctypes.UINT32,
}

k_vdec_stream_desc = {
    "end_of_stream": 0 | uctypes.UINT32,
    "pts": 8 | uctypes.UINT64,
    "len": 16 | uctypes.UINT32,
    "phy_addr": 24 | uctypes.UINT64,
}

k_vdec_dec_err_desc = {
    "set_pic_buf_size_err": 0 | uctypes.INT32,
    "format_err": 4 | uctypes.INT32,
    "stream_unsupport": 8 | uctypes.INT32,
}

k_vdec_chn_status_desc = {
    "type": 0 | uctypes.UINT32,
    "is_started": 4 | uctypes.UINT32,
    "recv_stream_frames": 8 | uctypes.UINT32,
    "dec_stream_frames": 12 | uctypes.UINT32,
    "dec_err": (16, k_vdec_dec_err_desc),
    "width": 28 | uctypes.UINT32,
    "height": 32 | uctypes.UINT32,
    "latest_frame_pts": 40 | uctypes.UINT64,
    "end_of_stream": 48 | uctypes.UINT32,
}
