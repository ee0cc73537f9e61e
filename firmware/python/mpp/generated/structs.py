# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
import uctypes


def _new(desc, values):
    memory = bytearray(uctypes.sizeof(desc))
    struct = uctypes.struct(uctypes.addressof(memory), desc)
    for name, value in values.items():
        setattr(struct, name, value)
    return struct


k_mpp_chn_desc = {
    "mod_id": 0 | uctypes.UINT32,
    "dev_id": 4 | uctypes.INT32,
    "chn_id": 8 | uctypes.INT32,
}


def k_mpp_chn(**values):
    return _new(k_mpp_chn_desc, values)


k_vb_pool_config_desc = {
    "blk_size": 0 | uctypes.UINT64,
    "blk_cnt": 8 | uctypes.UINT32,
    "mode": 12 | uctypes.UINT32,
    "mmz_name": (16 | uctypes.ARRAY, 16 | uctypes.UINT8),
}


def k_vb_pool_config(**values):
    return _new(k_vb_pool_config_desc, values)


k_vb_config_desc = {
    "max_pool_cnt": 0 | uctypes.UINT32,
    "comm_pool": (8 | uctypes.ARRAY, 16, k_vb_pool_config_desc),
}


def k_vb_config(**values):
    return _new(k_vb_config_desc, values)


k_vb_supplement_config_desc = {
    "supplement_config": 0 | uctypes.UINT32,
}


def k_vb_supplement_config(**values):
    return _new(k_vb_supplement_config_desc, values)


k_video_supplement_desc = {
    "jpeg_dcf_phy_addr": 0 | uctypes.UINT64,
    "isp_info_phy_addr": 8 | uctypes.UINT64,
    "jpeg_dcf_kvirt_addr": 16 | uctypes.UINT64,
    "isp_info_kvirt_addr": 24 | uctypes.UINT64,
}


def k_video_supplement(**values):
    return _new(k_video_supplement_desc, values)


k_video_frame_desc = {
    "width": 0 | uctypes.UINT32,
    "height": 4 | uctypes.UINT32,
    "field": 8 | uctypes.UINT32,
    "pixel_format": 12 | uctypes.UINT32,
    "video_format": 16 | uctypes.UINT32,
    "dynamic_range": 20 | uctypes.UINT32,
    "compress_mode": 24 | uctypes.UINT32,
    "color_gamut": 28 | uctypes.UINT32,
    "header_stride": (32 | uctypes.ARRAY, 3 | uctypes.UINT32),
    "stride": (44 | uctypes.ARRAY, 3 | uctypes.UINT32),
    "header_phys_addr": (56 | uctypes.ARRAY, 3 | uctypes.UINT64),
    "header_virt_addr": (80 | uctypes.ARRAY, 3 | uctypes.UINT64),
    "phys_addr": (104 | uctypes.ARRAY, 3 | uctypes.UINT64),
    "virt_addr": (128 | uctypes.ARRAY, 3 | uctypes.UINT64),
    "offset_top": 152 | uctypes.INT16,
    "offset_bottom": 154 | uctypes.INT16,
    "offset_left": 156 | uctypes.INT16,
    "offset_right": 158 | uctypes.INT16,
    "time_ref": 160 | uctypes.UINT32,
    "pts": 168 | uctypes.UINT64,
    "priv_data": 176 | uctypes.UINT64,
    "supplement": (184, k_video_supplement_desc),
}


def k_video_frame(**values):
    return _new(k_video_frame_desc, values)


k_video_frame_info_desc = {
    "v_frame": (0, k_video_frame_desc),
    "pool_id": 216 | uctypes.UINT32,
    "mod_id": 220 | uctypes.UINT32,
}


def k_video_frame_info(**values):
    return _new(k_video_frame_info_desc, values)


k_venc_attr_A_desc = {
    "type": 0 | uctypes.UINT32,
    "stream_buf_size": 4 | uctypes.UINT32,
    "stream_buf_cnt": 8 | uctypes.UINT32,
    "pic_width": 12 | uctypes.UINT32,
    "pic_height": 16 | uctypes.UINT32,
    "profile": 20 | uctypes.UINT32,
}


def k_venc_attr_A(**values):
    return _new(k_venc_attr_A_desc, values)


k_venc_attr_B_desc = {
    "type": 0 | uctypes.UINT32,
    "pic_width": 4 | uctypes.UINT32,
    "pic_height": 8 | uctypes.UINT32,
    "profile": 12 | uctypes.UINT32,
}


def k_venc_attr_B(**values):
    return _new(k_venc_attr_B_desc, values)


k_venc_cbr_desc = {
    "gop": 0 | uctypes.UINT32,
    "stats_time": 4 | uctypes.UINT32,
    "src_frame_rate": 8 | uctypes.UINT32,
    "dst_frame_rate": 12 | uctypes.UINT32,
    "bit_rate": 16 | uctypes.UINT32,
}


def k_venc_cbr(**values):
    return _new(k_venc_cbr_desc, values)


k_venc_vbr_desc = {
    "gop": 0 | uctypes.UINT32,
    "stats_time": 4 | uctypes.UINT32,
    "src_frame_rate": 8 | uctypes.UINT32,
    "dst_frame_rate": 12 | uctypes.UINT32,
    "max_bit_rate": 16 | uctypes.UINT32,
    "bit_rate": 20 | uctypes.UINT32,
}


def k_venc_vbr(**values):
    return _new(k_venc_vbr_desc, values)


k_venc_fixqp_desc = {
    "gop": 0 | uctypes.UINT32,
    "src_frame_rate": 4 | uctypes.UINT32,
    "dst_frame_rate": 8 | uctypes.UINT32,
    "i_qp": 12 | uctypes.UINT32,
    "p_qp": 16 | uctypes.UINT32,
}


def k_venc_fixqp(**values):
    return _new(k_venc_fixqp_desc, values)


k_venc_mjpeg_fixqp_desc = {
    "src_frame_rate": 0 | uctypes.UINT32,
    "dst_frame_rate": 4 | uctypes.UINT32,
    "q_factor": 8 | uctypes.UINT32,
}


def k_venc_mjpeg_fixqp(**values):
    return _new(k_venc_mjpeg_fixqp_desc, values)


k_venc_rc_attr_desc = {
    "rc_mode": 0 | uctypes.UINT32,
    "cbr": (4, k_venc_cbr_desc),
    "vbr": (4, k_venc_vbr_desc),
    "fixqp": (4, k_venc_fixqp_desc),
    "mjpeg_fixqp": (4, k_venc_mjpeg_fixqp_desc),
}


def k_venc_rc_attr(**values):
    return _new(k_venc_rc_attr_desc, values)


k_venc_chn_attr_A_desc = {
    "venc_attr": (0, k_venc_attr_A_desc),
    "rc_attr": (24, k_venc_rc_attr_desc),
}


def k_venc_chn_attr_A(**values):
    return _new(k_venc_chn_attr_A_desc, values)


k_venc_chn_attr_B_desc = {
    "venc_attr": (0, k_venc_attr_B_desc),
    "rc_attr": (16, k_venc_rc_attr_desc),
}


def k_venc_chn_attr_B(**values):
    return _new(k_venc_chn_attr_B_desc, values)


k_venc_pack_desc = {
    "phys_addr": 0 | uctypes.UINT64,
    "len": 8 | uctypes.UINT32,
    "pts": 16 | uctypes.UINT64,
    "type": 24 | uctypes.UINT32,
}


def k_venc_pack(**values):
    return _new(k_venc_pack_desc, values)


k_venc_stream_desc = {
    "pack": 0 | uctypes.UINT64,
    "pack_cnt": 8 | uctypes.UINT32,
}


def k_venc_stream(**values):
    return _new(k_venc_stream_desc, values)


k_venc_stream_info_desc = {
    "u32PicBytesNum": 0 | uctypes.UINT32,
    "u32PicCnt": 4 | uctypes.UINT32,
    "u32StartQp": 8 | uctypes.UINT32,
    "u32MeanQp": 12 | uctypes.UINT32,
}


def k_venc_stream_info(**values):
    return _new(k_venc_stream_info_desc, values)


k_venc_chn_status_desc = {
    "cur_packs": 0 | uctypes.UINT32,
    "release_pic_pts": 8 | uctypes.UINT64,
    "end_of_stream": 16 | uctypes.UINT32,
    "stream_info": (20, k_venc_stream_info_desc),
}


def k_venc_chn_status(**values):
    return _new(k_venc_chn_status_desc, values)


k_venc_rect_desc = {
    "left": 0 | uctypes.INT32,
    "right": 4 | uctypes.INT32,
    "top": 8 | uctypes.UINT32,
    "bottom": 12 | uctypes.UINT32,
}


def k_venc_rect(**values):
    return _new(k_venc_rect_desc, values)


k_venc_roi_attr_desc = {
    "idx": 0 | uctypes.UINT32,
    "enable": 4 | uctypes.UINT32,
    "is_abs_qp": 8 | uctypes.UINT32,
    "qp": 12 | uctypes.INT32,
    "rect": (16, k_venc_rect_desc),
}


def k_venc_roi_attr(**values):
    return _new(k_venc_roi_attr_desc, values)


k_venc_h264_entropy_desc = {
    "entropy_coding_mode": 0 | uctypes.UINT32,
    "cabac_init_idc": 4 | uctypes.UINT8,
}


def k_venc_h264_entropy(**values):
    return _new(k_venc_h264_entropy_desc, values)


k_venc_h265_entropy_desc = {
    "cabac_init_flag": 0 | uctypes.UINT8,
}


def k_venc_h265_entropy(**values):
    return _new(k_venc_h265_entropy_desc, values)


k_venc_h265_sao_desc = {
    "slice_sao_luma_flag": 0 | uctypes.UINT32,
    "slice_sao_chroma_flag": 4 | uctypes.UINT32,
}


def k_venc_h265_sao(**values):
    return _new(k_venc_h265_sao_desc, values)


k_venc_2d_osd_attr_desc = {
    "width": 0 | uctypes.UINT16,
    "height": 2 | uctypes.UINT16,
    "startx": 4 | uctypes.UINT16,
    "starty": 6 | uctypes.UINT16,
    "phys_addr": (8 | uctypes.ARRAY, 3 | uctypes.UINT32),
    "bg_alpha": 20 | uctypes.UINT8,
    "osd_alpha": 21 | uctypes.UINT8,
    "video_alpha": 22 | uctypes.UINT8,
    "add_order": 24 | uctypes.UINT32,
    "bg_color": 28 | uctypes.UINT32,
    "fmt": 32 | uctypes.UINT32,
}


def k_venc_2d_osd_attr(**values):
    return _new(k_venc_2d_osd_attr_desc, values)


k_venc_2d_border_attr_desc = {
    "width": 0 | uctypes.UINT16,
    "height": 2 | uctypes.UINT16,
    "line_width": 4 | uctypes.UINT16,
    "color": 8 | uctypes.UINT32,
    "startx": 12 | uctypes.UINT16,
    "starty": 14 | uctypes.UINT16,
}


def k_venc_2d_border_attr(**values):
    return _new(k_venc_2d_border_attr_desc, values)
