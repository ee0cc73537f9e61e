# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
import uctypes as uctypes
from typing import Generic, TypeVar

_T = TypeVar("_T")

class _Ints(uctypes.struct):
    def __getitem__(self, index: int, /) -> int: ...
    def __setitem__(self, index: int, value: int, /) -> None: ...

class _Structs(uctypes.struct, Generic[_T]):
    def __getitem__(self, index: int, /) -> _T: ...

k_mpp_chn_desc: dict[str, object]

class k_mpp_chn(uctypes.struct):
    def __init__(self, *, mod_id: int = ..., dev_id: int = ..., chn_id: int = ...) -> None: ...
    mod_id: int
    dev_id: int
    chn_id: int

k_vb_pool_config_desc: dict[str, object]

class k_vb_pool_config(uctypes.struct):
    def __init__(self, *, blk_size: int = ..., blk_cnt: int = ..., mode: int = ...) -> None: ...
    blk_size: int
    blk_cnt: int
    mode: int
    @property
    def mmz_name(self) -> bytearray: ...

k_vb_config_desc: dict[str, object]

class k_vb_config(uctypes.struct):
    def __init__(self, *, max_pool_cnt: int = ...) -> None: ...
    max_pool_cnt: int
    @property
    def comm_pool(self) -> _Structs[k_vb_pool_config]: ...

k_vb_supplement_config_desc: dict[str, object]

class k_vb_supplement_config(uctypes.struct):
    def __init__(self, *, supplement_config: int = ...) -> None: ...
    supplement_config: int

k_video_supplement_desc: dict[str, object]

class k_video_supplement(uctypes.struct):
    def __init__(self, *, jpeg_dcf_phy_addr: int = ..., isp_info_phy_addr: int = ..., jpeg_dcf_kvirt_addr: int = ..., isp_info_kvirt_addr: int = ...) -> None: ...
    jpeg_dcf_phy_addr: int
    isp_info_phy_addr: int
    jpeg_dcf_kvirt_addr: int
    isp_info_kvirt_addr: int

k_video_frame_desc: dict[str, object]

class k_video_frame(uctypes.struct):
    def __init__(self, *, width: int = ..., height: int = ..., field: int = ..., pixel_format: int = ..., video_format: int = ..., dynamic_range: int = ..., compress_mode: int = ..., color_gamut: int = ..., offset_top: int = ..., offset_bottom: int = ..., offset_left: int = ..., offset_right: int = ..., time_ref: int = ..., pts: int = ..., priv_data: int = ...) -> None: ...
    width: int
    height: int
    field: int
    pixel_format: int
    video_format: int
    dynamic_range: int
    compress_mode: int
    color_gamut: int
    offset_top: int
    offset_bottom: int
    offset_left: int
    offset_right: int
    time_ref: int
    pts: int
    priv_data: int
    @property
    def header_stride(self) -> _Ints: ...
    @property
    def stride(self) -> _Ints: ...
    @property
    def header_phys_addr(self) -> _Ints: ...
    @property
    def header_virt_addr(self) -> _Ints: ...
    @property
    def phys_addr(self) -> _Ints: ...
    @property
    def virt_addr(self) -> _Ints: ...
    @property
    def supplement(self) -> k_video_supplement: ...

k_video_frame_info_desc: dict[str, object]

class k_video_frame_info(uctypes.struct):
    def __init__(self, *, pool_id: int = ..., mod_id: int = ...) -> None: ...
    pool_id: int
    mod_id: int
    @property
    def v_frame(self) -> k_video_frame: ...

k_venc_attr_A_desc: dict[str, object]

class k_venc_attr_A(uctypes.struct):
    def __init__(self, *, type: int = ..., stream_buf_size: int = ..., stream_buf_cnt: int = ..., pic_width: int = ..., pic_height: int = ..., profile: int = ...) -> None: ...
    type: int
    stream_buf_size: int
    stream_buf_cnt: int
    pic_width: int
    pic_height: int
    profile: int

k_venc_attr_B_desc: dict[str, object]

class k_venc_attr_B(uctypes.struct):
    def __init__(self, *, type: int = ..., pic_width: int = ..., pic_height: int = ..., profile: int = ...) -> None: ...
    type: int
    pic_width: int
    pic_height: int
    profile: int

k_venc_cbr_desc: dict[str, object]

class k_venc_cbr(uctypes.struct):
    def __init__(self, *, gop: int = ..., stats_time: int = ..., src_frame_rate: int = ..., dst_frame_rate: int = ..., bit_rate: int = ...) -> None: ...
    gop: int
    stats_time: int
    src_frame_rate: int
    dst_frame_rate: int
    bit_rate: int

k_venc_vbr_desc: dict[str, object]

class k_venc_vbr(uctypes.struct):
    def __init__(self, *, gop: int = ..., stats_time: int = ..., src_frame_rate: int = ..., dst_frame_rate: int = ..., max_bit_rate: int = ..., bit_rate: int = ...) -> None: ...
    gop: int
    stats_time: int
    src_frame_rate: int
    dst_frame_rate: int
    max_bit_rate: int
    bit_rate: int

k_venc_fixqp_desc: dict[str, object]

class k_venc_fixqp(uctypes.struct):
    def __init__(self, *, gop: int = ..., src_frame_rate: int = ..., dst_frame_rate: int = ..., i_qp: int = ..., p_qp: int = ...) -> None: ...
    gop: int
    src_frame_rate: int
    dst_frame_rate: int
    i_qp: int
    p_qp: int

k_venc_mjpeg_fixqp_desc: dict[str, object]

class k_venc_mjpeg_fixqp(uctypes.struct):
    def __init__(self, *, src_frame_rate: int = ..., dst_frame_rate: int = ..., q_factor: int = ...) -> None: ...
    src_frame_rate: int
    dst_frame_rate: int
    q_factor: int

k_venc_rc_attr_desc: dict[str, object]

class k_venc_rc_attr(uctypes.struct):
    def __init__(self, *, rc_mode: int = ...) -> None: ...
    rc_mode: int
    @property
    def cbr(self) -> k_venc_cbr: ...
    @property
    def vbr(self) -> k_venc_vbr: ...
    @property
    def fixqp(self) -> k_venc_fixqp: ...
    @property
    def mjpeg_fixqp(self) -> k_venc_mjpeg_fixqp: ...

k_venc_chn_attr_A_desc: dict[str, object]

class k_venc_chn_attr_A(uctypes.struct):
    def __init__(self) -> None: ...
    @property
    def venc_attr(self) -> k_venc_attr_A: ...
    @property
    def rc_attr(self) -> k_venc_rc_attr: ...

k_venc_chn_attr_B_desc: dict[str, object]

class k_venc_chn_attr_B(uctypes.struct):
    def __init__(self) -> None: ...
    @property
    def venc_attr(self) -> k_venc_attr_B: ...
    @property
    def rc_attr(self) -> k_venc_rc_attr: ...

k_venc_pack_desc: dict[str, object]

class k_venc_pack(uctypes.struct):
    def __init__(self, *, phys_addr: int = ..., len: int = ..., pts: int = ..., type: int = ...) -> None: ...
    phys_addr: int
    len: int
    pts: int
    type: int

k_venc_stream_desc: dict[str, object]

class k_venc_stream(uctypes.struct):
    def __init__(self, *, pack: int = ..., pack_cnt: int = ...) -> None: ...
    pack: int
    pack_cnt: int

k_venc_stream_info_desc: dict[str, object]

class k_venc_stream_info(uctypes.struct):
    def __init__(self, *, u32PicBytesNum: int = ..., u32PicCnt: int = ..., u32StartQp: int = ..., u32MeanQp: int = ...) -> None: ...
    u32PicBytesNum: int
    u32PicCnt: int
    u32StartQp: int
    u32MeanQp: int

k_venc_chn_status_desc: dict[str, object]

class k_venc_chn_status(uctypes.struct):
    def __init__(self, *, cur_packs: int = ..., release_pic_pts: int = ..., end_of_stream: int = ...) -> None: ...
    cur_packs: int
    release_pic_pts: int
    end_of_stream: int
    @property
    def stream_info(self) -> k_venc_stream_info: ...

k_venc_rect_desc: dict[str, object]

class k_venc_rect(uctypes.struct):
    def __init__(self, *, left: int = ..., right: int = ..., top: int = ..., bottom: int = ...) -> None: ...
    left: int
    right: int
    top: int
    bottom: int

k_venc_roi_attr_desc: dict[str, object]

class k_venc_roi_attr(uctypes.struct):
    def __init__(self, *, idx: int = ..., enable: int = ..., is_abs_qp: int = ..., qp: int = ...) -> None: ...
    idx: int
    enable: int
    is_abs_qp: int
    qp: int
    @property
    def rect(self) -> k_venc_rect: ...

k_venc_h264_entropy_desc: dict[str, object]

class k_venc_h264_entropy(uctypes.struct):
    def __init__(self, *, entropy_coding_mode: int = ..., cabac_init_idc: int = ...) -> None: ...
    entropy_coding_mode: int
    cabac_init_idc: int

k_venc_h265_entropy_desc: dict[str, object]

class k_venc_h265_entropy(uctypes.struct):
    def __init__(self, *, cabac_init_flag: int = ...) -> None: ...
    cabac_init_flag: int

k_venc_h265_sao_desc: dict[str, object]

class k_venc_h265_sao(uctypes.struct):
    def __init__(self, *, slice_sao_luma_flag: int = ..., slice_sao_chroma_flag: int = ...) -> None: ...
    slice_sao_luma_flag: int
    slice_sao_chroma_flag: int

k_venc_2d_osd_attr_desc: dict[str, object]

class k_venc_2d_osd_attr(uctypes.struct):
    def __init__(self, *, width: int = ..., height: int = ..., startx: int = ..., starty: int = ..., bg_alpha: int = ..., osd_alpha: int = ..., video_alpha: int = ..., add_order: int = ..., bg_color: int = ..., fmt: int = ...) -> None: ...
    width: int
    height: int
    startx: int
    starty: int
    bg_alpha: int
    osd_alpha: int
    video_alpha: int
    add_order: int
    bg_color: int
    fmt: int
    @property
    def phys_addr(self) -> _Ints: ...

k_venc_2d_border_attr_desc: dict[str, object]

class k_venc_2d_border_attr(uctypes.struct):
    def __init__(self, *, width: int = ..., height: int = ..., line_width: int = ..., color: int = ..., startx: int = ..., starty: int = ...) -> None: ...
    width: int
    height: int
    line_width: int
    color: int
    startx: int
    starty: int
