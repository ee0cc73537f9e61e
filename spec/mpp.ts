// SPDX-License-Identifier: MIT
/**
 * The part of the K230's Media Process Platform (MPP) that the module, the virtual MPP and the emulated boards use:
 * types, error codes and functions of its C headers; target riscv64 lp64d, little endian.
 *
 * Two generations exist. A: CanMV v1.0 to v1.5 and k230_sdk. B: CanMV v1.6 and later (private VB pools, channels
 * reserved by request), and its main after v1.8. `@generation` marks parts that only one of them has; sentinels (`…_BUTT`)
 * are left out because their values change. Source: the headers of k230_sdk and of the CanMV trees, with which tests
 * compare this file. States and codes of the settings of a channel are those of A's driver (`libvenc.a`, `libvpu.a`).
 */
import type {
  Void,
  Character,
  ConstPointer,
  ErrorCode,
  Fails,
  Pointer,
  ArrayOf,
  Signed,
  Struct,
  Union,
  Unsigned,
} from './vocabulary.js';

export type Generations = ['A', 'B'];

export type k_u8 = Unsigned<8>;
export type k_u16 = Unsigned<16>;
export type k_u32 = Unsigned<32>;
export type k_u64 = Unsigned<64>;
export type k_s8 = Signed<8>;
export type k_s16 = Signed<16>;
export type k_s32 = Signed<32>;
export type k_s64 = Signed<64>;
export type k_char = Character;
export type k_vb_blk_handle = k_u32;

/** A boolean, 4 bytes wide. */
export declare enum k_bool {
  K_FALSE = 0,
  K_TRUE = 1,
}

/** Modules of the MPP. Module, device and channel form an address for binding. */
export declare enum k_mod_id {
  K_ID_CMPI = 0,
  K_ID_LOG = 1,
  K_ID_MMZ = 2,
  K_ID_MMZ_USER_DEV = 3,
  K_ID_VB = 4,
  K_ID_SYS = 5,
  K_ID_VI = 6,
  K_ID_VENC = 9,
  K_ID_VDEC = 10,
  K_ID_VO = 11,
  K_ID_AI = 12,
  K_ID_AREC = 13,
  K_ID_AENC = 14,
  K_ID_ADEC = 15,
  K_ID_AO = 16,
  K_ID_DPU = 17,
  K_ID_V_VI = 18,
  K_ID_V_VO = 19,
  K_ID_DMA = 20,
  K_ID_VICAP = 21,
  K_ID_DW200 = 22,
  K_ID_PM = 23,
  K_ID_NONAI_2D = 24,
}

/** How a VB pool is mapped into user space. */
export declare enum k_vb_remap_mode {
  VB_REMAP_MODE_NONE = 0,
  VB_REMAP_MODE_NOCACHE = 1,
  VB_REMAP_MODE_CACHED = 2,
}

/** Pixel formats of frames. */
export declare enum k_pixel_format {
  PIXEL_FORMAT_RGB_444 = 0,
  PIXEL_FORMAT_RGB_555 = 1,
  PIXEL_FORMAT_RGB_565 = 2,
  PIXEL_FORMAT_RGB_888 = 3,
  PIXEL_FORMAT_BGR_444 = 4,
  PIXEL_FORMAT_BGR_555 = 5,
  PIXEL_FORMAT_BGR_565 = 6,
  PIXEL_FORMAT_BGR_888 = 7,
  PIXEL_FORMAT_ARGB_1555 = 8,
  PIXEL_FORMAT_ARGB_4444 = 9,
  PIXEL_FORMAT_ARGB_8565 = 10,
  PIXEL_FORMAT_ARGB_8888 = 11,
  PIXEL_FORMAT_ARGB_2BPP = 12,
  PIXEL_FORMAT_ABGR_1555 = 13,
  PIXEL_FORMAT_ABGR_4444 = 14,
  PIXEL_FORMAT_ABGR_8565 = 15,
  PIXEL_FORMAT_ABGR_8888 = 16,
  PIXEL_FORMAT_BGRA_8888 = 17,
  PIXEL_FORMAT_RGB_MONOCHROME_8BPP = 18,
  PIXEL_FORMAT_RGB_BAYER_8BPP = 19,
  PIXEL_FORMAT_RGB_BAYER_10BPP = 20,
  PIXEL_FORMAT_RGB_BAYER_12BPP = 21,
  PIXEL_FORMAT_RGB_BAYER_14BPP = 22,
  PIXEL_FORMAT_RGB_BAYER_16BPP = 23,
  PIXEL_FORMAT_YVU_PLANAR_422 = 24,
  PIXEL_FORMAT_YVU_PLANAR_420 = 25,
  PIXEL_FORMAT_YVU_PLANAR_444 = 26,
  PIXEL_FORMAT_YVU_SEMIPLANAR_422 = 27,
  PIXEL_FORMAT_YVU_SEMIPLANAR_420 = 28,
  PIXEL_FORMAT_YVU_SEMIPLANAR_444 = 29,
  PIXEL_FORMAT_YUV_SEMIPLANAR_422 = 30,
  PIXEL_FORMAT_YUV_SEMIPLANAR_420 = 31,
  PIXEL_FORMAT_YUV_SEMIPLANAR_444 = 32,
  PIXEL_FORMAT_YUYV_PACKAGE_422 = 33,
  PIXEL_FORMAT_YVYU_PACKAGE_422 = 34,
  PIXEL_FORMAT_UYVY_PACKAGE_422 = 35,
  PIXEL_FORMAT_VYUY_PACKAGE_422 = 36,
  PIXEL_FORMAT_YYUV_PACKAGE_422 = 37,
  PIXEL_FORMAT_YYVU_PACKAGE_422 = 38,
  PIXEL_FORMAT_UVYY_PACKAGE_422 = 39,
  PIXEL_FORMAT_VUYY_PACKAGE_422 = 40,
  PIXEL_FORMAT_VY1UY0_PACKAGE_422 = 41,
  PIXEL_FORMAT_YUV_PACKAGE_444 = 42,
  PIXEL_FORMAT_YUV_400 = 43,
  PIXEL_FORMAT_UV_420 = 44,
  PIXEL_FORMAT_BGR_888_PLANAR = 45,
  PIXEL_FORMAT_RGB_888_PLANAR = 46,
  PIXEL_FORMAT_HSV_888_PACKAGE = 47,
  PIXEL_FORMAT_HSV_888_PLANAR = 48,
  PIXEL_FORMAT_LAB_888_PACKAGE = 49,
  PIXEL_FORMAT_LAB_888_PLANAR = 50,
  PIXEL_FORMAT_S8C1 = 51,
  PIXEL_FORMAT_S8C2_PACKAGE = 52,
  PIXEL_FORMAT_S8C2_PLANAR = 53,
  PIXEL_FORMAT_S8C3_PLANAR = 54,
  PIXEL_FORMAT_S16C1 = 55,
  PIXEL_FORMAT_U8C1 = 56,
  PIXEL_FORMAT_U16C1 = 57,
  PIXEL_FORMAT_S32C1 = 58,
  PIXEL_FORMAT_U32C1 = 59,
  PIXEL_FORMAT_U64C1 = 60,
  PIXEL_FORMAT_S64C1 = 61,
  PIXEL_FORMAT_RGB_565_LE = 300,
  PIXEL_FORMAT_BGR_565_LE = 301,
  /** @generation B */
  PIXEL_FORMAT_RGBA_8888 = 302,
}

/** Fields of an interlaced frame. */
export declare enum k_video_field {
  VIDEO_FIELD_TOP = 1,
  VIDEO_FIELD_BOTTOM = 2,
  VIDEO_FIELD_INTERLACED = 3,
  VIDEO_FIELD_FRAME = 4,
}

/** Memory layout of pixels. */
export declare enum k_video_format {
  VIDEO_FORMAT_LINEAR = 0,
  VIDEO_FORMAT_TILE_64x16 = 1,
  VIDEO_FORMAT_TILE_16x8 = 2,
  VIDEO_FORMAT_LINEAR_DISCRETE = 3,
}

/** Dynamic range of a frame. */
export declare enum k_dynamic_range {
  DYNAMIC_RANGE_SDR8 = 0,
  DYNAMIC_RANGE_SDR10 = 1,
  DYNAMIC_RANGE_HDR10 = 2,
  DYNAMIC_RANGE_HLG = 3,
  DYNAMIC_RANGE_SLF = 4,
  DYNAMIC_RANGE_XDR = 5,
}

/** Colour gamut of a frame. */
export declare enum k_color_gamut {
  COLOR_GAMUT_BT601 = 0,
  COLOR_GAMUT_BT709 = 1,
  COLOR_GAMUT_BT2020 = 2,
  COLOR_GAMUT_USER = 3,
}

/** Compression of a frame in memory. */
export declare enum k_compress_mode {
  COMPRESS_MODE_NONE = 0,
  COMPRESS_MODE_SEG = 1,
  COMPRESS_MODE_TILE = 2,
  COMPRESS_MODE_LINE = 3,
  COMPRESS_MODE_FRAME = 4,
}

/** Payload of a stream. The encoder supports H.264, H.265 and JPEG; the rest are other MPP payloads that scripts name. */
export declare enum k_payload_type {
  K_PT_PCMU = 0,
  K_PT_1016 = 1,
  K_PT_G721 = 2,
  K_PT_GSM = 3,
  K_PT_G723 = 4,
  K_PT_DVI4_8K = 5,
  K_PT_DVI4_16K = 6,
  K_PT_LPC = 7,
  K_PT_PCMA = 8,
  K_PT_G722 = 9,
  K_PT_S16BE_STEREO = 10,
  K_PT_S16BE_MONO = 11,
  K_PT_QCELP = 12,
  K_PT_CN = 13,
  K_PT_MPEGAUDIO = 14,
  K_PT_G728 = 15,
  K_PT_DVI4_3 = 16,
  K_PT_DVI4_4 = 17,
  K_PT_G729 = 18,
  K_PT_G711A = 19,
  K_PT_G711U = 20,
  K_PT_G726 = 21,
  K_PT_G729A = 22,
  K_PT_LPCM = 23,
  K_PT_CelB = 25,
  K_PT_JPEG = 26,
  K_PT_CUSM = 27,
  K_PT_NV = 28,
  K_PT_PICW = 29,
  K_PT_CPV = 30,
  K_PT_H261 = 31,
  K_PT_MPEGVIDEO = 32,
  K_PT_MPEG2TS = 33,
  K_PT_H263 = 34,
  K_PT_SPEG = 35,
  K_PT_MPEG2VIDEO = 36,
  K_PT_AAC = 37,
  K_PT_WMA9STD = 38,
  K_PT_HEAAC = 39,
  K_PT_PCM_VOICE = 40,
  K_PT_PCM_AUDIO = 41,
  K_PT_MP3 = 43,
  K_PT_ADPCMA = 49,
  K_PT_AEC = 50,
  K_PT_X_LD = 95,
  K_PT_H264 = 96,
  K_PT_D_GSM_HR = 200,
  K_PT_D_GSM_EFR = 201,
  K_PT_D_L8 = 202,
  K_PT_D_RED = 203,
  K_PT_D_VDVI = 204,
  K_PT_D_BT656 = 220,
  K_PT_D_H263_1998 = 221,
  K_PT_D_MP1S = 222,
  K_PT_D_MP2P = 223,
  K_PT_D_BMPEG = 224,
  K_PT_MP4VIDEO = 230,
  K_PT_MP4AUDIO = 237,
  K_PT_VC1 = 238,
  K_PT_JVC_ASF = 255,
  K_PT_D_AVI = 256,
  K_PT_DIVX3 = 257,
  K_PT_AVS = 258,
  K_PT_REAL8 = 259,
  K_PT_REAL9 = 260,
  K_PT_VP6 = 261,
  K_PT_VP6F = 262,
  K_PT_VP6A = 263,
  K_PT_SORENSON = 264,
  K_PT_H265 = 265,
  K_PT_VP8 = 266,
  K_PT_MVC = 267,
  K_PT_PNG = 268,
  K_PT_AMR = 1001,
  K_PT_MJPEG = 1002,
  K_PT_AMRWB = 1003,
  K_PT_PRORES = 1006,
  K_PT_OPUS = 1007,
}

/** Profiles of the video codecs. */
export declare enum k_venc_profile {
  VENC_PROFILE_NONE = 0,
  VENC_PROFILE_H264_BASELINE = 1,
  VENC_PROFILE_H264_MAIN = 2,
  VENC_PROFILE_H264_HIGH = 3,
  VENC_PROFILE_H264_HIGH_10 = 4,
  VENC_PROFILE_H265_MAIN = 5,
  VENC_PROFILE_H265_MAIN_10 = 6,
}

/** Rate control modes. */
export declare enum k_venc_rc_mode {
  K_VENC_RC_MODE_CBR = 1,
  K_VENC_RC_MODE_VBR = 2,
  K_VENC_RC_MODE_FIXQP = 3,
  K_VENC_RC_MODE_MJPEG_FIXQP = 4,
}

/** Content of a pack. JPEG pictures are reported as I frames. */
export declare enum k_venc_pack_type {
  K_VENC_P_FRAME = 1,
  K_VENC_I_FRAME = 2,
  K_VENC_HEADER = 3,
}

/** Modules that can use VB blocks. */
export declare enum k_vb_uid {
  VB_UID_VI = 0,
  VB_UID_VENC = 1,
  VB_UID_VDEC = 2,
  VB_UID_VO = 3,
  VB_UID_USER = 4,
  VB_UID_AI = 5,
  VB_UID_AREC = 6,
  VB_UID_AENC = 7,
  VB_UID_ADEC = 8,
  VB_UID_AO = 9,
  VB_UID_V_VI = 10,
  VB_UID_V_VO = 11,
  VB_UID_DMA = 12,
  VB_UID_DPU = 13,
  VB_UID_NONAI_2D = 14,
}

/** Rotation before encoding. */
export declare enum k_rotation {
  K_VPU_ROTATION_0 = 0,
  K_VPU_ROTATION_90 = 1,
  K_VPU_ROTATION_180 = 2,
  K_VPU_ROTATION_270 = 3,
}

/** Mirroring before encoding; 0 is none. */
export declare enum k_venc_mirror {
  K_VENC_MIRROR_HORI = 1,
  K_VENC_MIRROR_VERT = 2,
}

/** Entropy coding of H.264. */
export declare enum k_venc_entropy_mode {
  ENTROPY_MODE_CAVLC = 0,
  ENTROPY_MODE_CABAC = 1,
}

/** What the 2D unit of an encoder channel does with a frame. The SDK's documents exclude CSC. */
export declare enum k_venc_2d_calc_mode {
  K_VENC_2D_CALC_MODE_CSC = 0,
  K_VENC_2D_CALC_MODE_OSD = 1,
  K_VENC_2D_CALC_MODE_BORDER = 2,
  K_VENC_2D_CALC_MODE_OSD_BORDER = 3,
}

/** Pixel formats of an OSD image. The SDK's documents allow ARGB8888, ARGB4444 and ARGB1555. */
export declare enum k_venc_2d_osd_fmt {
  K_VENC_2D_OSD_FMT_ARGB8888 = 0,
  K_VENC_2D_OSD_FMT_ARGB4444 = 1,
  K_VENC_2D_OSD_FMT_ARGB1555 = 2,
  K_VENC_2D_OSD_FMT_XRGB8888 = 3,
  K_VENC_2D_OSD_FMT_XRGB4444 = 4,
  K_VENC_2D_OSD_FMT_XRGB1555 = 5,
  K_VENC_2D_OSD_FMT_BGRA8888 = 6,
  K_VENC_2D_OSD_FMT_BGRA4444 = 7,
  K_VENC_2D_OSD_FMT_BGRA5551 = 8,
  K_VENC_2D_OSD_FMT_BGRX8888 = 9,
  K_VENC_2D_OSD_FMT_BGRX4444 = 10,
  K_VENC_2D_OSD_FMT_BGRX5551 = 11,
  K_VENC_2D_OSD_FMT_RGB888 = 12,
  K_VENC_2D_OSD_FMT_BGR888 = 13,
  K_VENC_2D_OSD_FMT_RGB565 = 14,
  K_VENC_2D_OSD_FMT_BGR565 = 15,
  K_VENC_2D_OSD_FMT_SEPERATE_RGB = 16,
}

/** Order of video, OSD and background, from bottom to top. */
export declare enum k_venc_2d_add_order {
  K_VENC_2D_ADD_ORDER_VIDEO_OSD = 0,
  K_VENC_2D_ADD_ORDER_OSD_VIDEO = 1,
  K_VENC_2D_ADD_ORDER_VIDEO_BG = 2,
  K_VENC_2D_ADD_ORDER_BG_VIDEO = 3,
  K_VENC_2D_ADD_ORDER_VIDEO_BG_OSD = 4,
  K_VENC_2D_ADD_ORDER_VIDEO_OSD_BG = 5,
  K_VENC_2D_ADD_ORDER_BG_VIDEO_OSD = 6,
  K_VENC_2D_ADD_ORDER_BG_OSD_VIDEO = 7,
  K_VENC_2D_ADD_ORDER_OSD_VIDEO_BG = 8,
  K_VENC_2D_ADD_ORDER_OSD_BG_VIDEO = 9,
}

/** invalid parameter */
export declare const K_ERR_MMZ_USERDEV_ILLEGAL_PARAM: ErrorCode<0xa0038003>;
/** out of memory */
export declare const K_ERR_MMZ_USERDEV_NOMEM: ErrorCode<0xa003800c>;
/** null pointer */
export declare const K_ERR_MMZ_USERDEV_NULL_PTR: ErrorCode<0xa0038006>;
/** bad address */
export declare const K_ERR_SYS_BADADDR: ErrorCode<0xa0058011>;
/** buffer empty */
export declare const K_ERR_SYS_BUF_EMPTY: ErrorCode<0xa005800e>;
/** buffer full */
export declare const K_ERR_SYS_BUF_FULL: ErrorCode<0xa005800f>;
/** busy */
export declare const K_ERR_SYS_BUSY: ErrorCode<0xa0058012>;
/** already exists */
export declare const K_ERR_SYS_EXIST: ErrorCode<0xa0058004>;
/** invalid parameter */
export declare const K_ERR_SYS_ILLEGAL_PARAM: ErrorCode<0xa0058003>;
/** no such channel */
export declare const K_ERR_SYS_INVALID_CHNID: ErrorCode<0xa0058002>;
/** no such device */
export declare const K_ERR_SYS_INVALID_DEVID: ErrorCode<0xa0058001>;
/** no free buffer */
export declare const K_ERR_SYS_NOBUF: ErrorCode<0xa005800d>;
/** out of memory */
export declare const K_ERR_SYS_NOMEM: ErrorCode<0xa005800c>;
/** not ready */
export declare const K_ERR_SYS_NOTREADY: ErrorCode<0xa0058010>;
/** not configured */
export declare const K_ERR_SYS_NOT_CONFIG: ErrorCode<0xa0058007>;
/** operation not permitted */
export declare const K_ERR_SYS_NOT_PERM: ErrorCode<0xa0058009>;
/** not supported */
export declare const K_ERR_SYS_NOT_SUPPORT: ErrorCode<0xa0058008>;
/** null pointer */
export declare const K_ERR_SYS_NULL_PTR: ErrorCode<0xa0058006>;
/** does not exist */
export declare const K_ERR_SYS_UNEXIST: ErrorCode<0xa0058005>;
/** too many pools */
export declare const K_ERR_VB_2MPOOLS: ErrorCode<0xa0048040>;
/** busy */
export declare const K_ERR_VB_BUSY: ErrorCode<0xa0048012>;
/** invalid parameter */
export declare const K_ERR_VB_ILLEGAL_PARAM: ErrorCode<0xa0048003>;
/** no free buffer */
export declare const K_ERR_VB_NOBUF: ErrorCode<0xa004800d>;
/** out of memory */
export declare const K_ERR_VB_NOMEM: ErrorCode<0xa004800c>;
/** not ready */
export declare const K_ERR_VB_NOTREADY: ErrorCode<0xa0048010>;
/** operation not permitted */
export declare const K_ERR_VB_NOT_PERM: ErrorCode<0xa0048009>;
/** null pointer */
export declare const K_ERR_VB_NULL_PTR: ErrorCode<0xa0048006>;
/** does not exist */
export declare const K_ERR_VB_UNEXIST: ErrorCode<0xa0048005>;
/** bad address */
export declare const K_ERR_VENC_BADADDR: ErrorCode<0xa0098011>;
/** buffer empty */
export declare const K_ERR_VENC_BUF_EMPTY: ErrorCode<0xa009800e>;
/** buffer full */
export declare const K_ERR_VENC_BUF_FULL: ErrorCode<0xa009800f>;
/** busy */
export declare const K_ERR_VENC_BUSY: ErrorCode<0xa0098012>;
/** already exists */
export declare const K_ERR_VENC_EXIST: ErrorCode<0xa0098004>;
/** invalid parameter */
export declare const K_ERR_VENC_ILLEGAL_PARAM: ErrorCode<0xa0098003>;
/** no such channel */
export declare const K_ERR_VENC_INVALID_CHNID: ErrorCode<0xa0098002>;
/** no such device */
export declare const K_ERR_VENC_INVALID_DEVID: ErrorCode<0xa0098001>;
/** no free buffer */
export declare const K_ERR_VENC_NOBUF: ErrorCode<0xa009800d>;
/** out of memory */
export declare const K_ERR_VENC_NOMEM: ErrorCode<0xa009800c>;
/** not ready */
export declare const K_ERR_VENC_NOTREADY: ErrorCode<0xa0098010>;
/** not configured */
export declare const K_ERR_VENC_NOT_CONFIG: ErrorCode<0xa0098007>;
/** operation not permitted */
export declare const K_ERR_VENC_NOT_PERM: ErrorCode<0xa0098009>;
/** not supported */
export declare const K_ERR_VENC_NOT_SUPPORT: ErrorCode<0xa0098008>;
/** null pointer */
export declare const K_ERR_VENC_NULL_PTR: ErrorCode<0xa0098006>;
/** does not exist */
export declare const K_ERR_VENC_UNEXIST: ErrorCode<0xa0098005>;

/** Number of encoder channels. */
export declare const VENC_MAX_CHN_NUMS: 4;
/** Invalid pool ID. */
export declare const VB_INVALID_POOLID: 0xffffffff;
/** Invalid block handle. */
export declare const VB_INVALID_HANDLE: 0xffffffff;
/** Maximum number of common pools. */
export declare const VB_MAX_COMM_POOLS: 16;
/** Maximum number of pools. */
export declare const VB_MAX_POOLS: 256;
/** Maximum number of blocks in a pool. */
export declare const VB_SINGLE_MAX_BLKS: 256;
/** Length of a zone name in bytes. */
export declare const MAX_MMZ_NAME_LEN: 16;
/** Store JPEG data with each block. */
export declare const VB_SUPPLEMENT_JPEG_MASK: 1;
/** Store ISP data with each block. */
export declare const VB_SUPPLEMENT_ISP_INFO_MASK: 2;
/** Number of encoder devices. */
export declare const VENC_MAX_DEV_NUMS: 1;
/** Number of encoder channels with a 2D unit: 0 to 2. */
export declare const K_VENC_2D_MAX_CHN_NUM: 3;
/** Number of OSD regions of a channel. */
export declare const K_VENC_MAX_2D_OSD_REGION_NUM: 8;
/** Number of borders of a channel. */
export declare const K_VENC_MAX_2D_BORDER_NUM: 32;

/** Address of one end of a bind. */
export interface k_mpp_chn extends Struct {
  mod_id: k_mod_id;
  dev_id: k_s32;
  chn_id: k_s32;
}

/** Configuration of a VB pool: `blk_size` in bytes. */
export interface k_vb_pool_config extends Struct {
  blk_size: k_u64;
  blk_cnt: k_u32;
  mode: k_vb_remap_mode;
  mmz_name: ArrayOf<k_char, 16>;
}

/** Configuration of the common VB pools. */
export interface k_vb_config extends Struct {
  max_pool_cnt: k_u32;
  comm_pool: ArrayOf<k_vb_pool_config, 16>;
}

/** Supplementary data that the VB stores with each block. */
export interface k_vb_supplement_config extends Struct {
  supplement_config: k_u32;
}

/** Supplementary data of a frame. */
export interface k_video_supplement extends Struct {
  jpeg_dcf_phy_addr: k_u64;
  isp_info_phy_addr: k_u64;
  jpeg_dcf_kvirt_addr: Pointer<Void>;
  isp_info_kvirt_addr: Pointer<Void>;
}

/** A video frame: plane addresses in bytes, strides in bytes, pts in µs. */
export interface k_video_frame extends Struct {
  width: k_u32;
  height: k_u32;
  field: k_video_field;
  pixel_format: k_pixel_format;
  video_format: k_video_format;
  dynamic_range: k_dynamic_range;
  compress_mode: k_compress_mode;
  color_gamut: k_color_gamut;
  header_stride: ArrayOf<k_u32, 3>;
  stride: ArrayOf<k_u32, 3>;
  header_phys_addr: ArrayOf<k_u64, 3>;
  header_virt_addr: ArrayOf<k_u64, 3>;
  phys_addr: ArrayOf<k_u64, 3>;
  virt_addr: ArrayOf<k_u64, 3>;
  offset_top: k_s16;
  offset_bottom: k_s16;
  offset_left: k_s16;
  offset_right: k_s16;
  time_ref: k_u32;
  pts: k_u64;
  priv_data: k_u64;
  supplement: k_video_supplement;
}

/** A video frame with its VB pool and its source module. */
export interface k_video_frame_info extends Struct {
  v_frame: k_video_frame;
  pool_id: k_u32;
  mod_id: k_mod_id;
}

/** Encoding attributes of a channel. Generation A configures the output buffers here; generation B uses private pools. */
export interface k_venc_attr extends Struct {
  type: k_payload_type;
  /** @generation A */
  stream_buf_size: k_u32;
  /** @generation A */
  stream_buf_cnt: k_u32;
  pic_width: k_u32;
  pic_height: k_u32;
  profile: k_venc_profile;
}

/** Constant bit rate: `gop` in frames, rates in frames/s, `bit_rate` in kbit/s. */
export interface k_venc_cbr extends Struct {
  gop: k_u32;
  stats_time: k_u32;
  src_frame_rate: k_u32;
  dst_frame_rate: k_u32;
  bit_rate: k_u32;
}

/** Variable bit rate: as CBR, with an upper bound in kbit/s. */
export interface k_venc_vbr extends Struct {
  gop: k_u32;
  stats_time: k_u32;
  src_frame_rate: k_u32;
  dst_frame_rate: k_u32;
  max_bit_rate: k_u32;
  bit_rate: k_u32;
}

/** Fixed quantisation parameter, 0..51. */
export interface k_venc_fixqp extends Struct {
  gop: k_u32;
  src_frame_rate: k_u32;
  dst_frame_rate: k_u32;
  i_qp: k_u32;
  p_qp: k_u32;
}

/** Fixed JPEG quality, 1..99. */
export interface k_venc_mjpeg_fixqp extends Struct {
  src_frame_rate: k_u32;
  dst_frame_rate: k_u32;
  q_factor: k_u32;
}

/** Rate control: `rc_mode` selects the valid member. */
export interface k_venc_rc_attr extends Struct {
  rc_mode: k_venc_rc_mode;
  anonymous: Union<{
    cbr: k_venc_cbr;
    vbr: k_venc_vbr;
    fixqp: k_venc_fixqp;
    mjpeg_fixqp: k_venc_mjpeg_fixqp;
  }>;
}

/** Attributes for `create_chn`. */
export interface k_venc_chn_attr extends Struct {
  venc_attr: k_venc_attr;
  rc_attr: k_venc_rc_attr;
}

/** One pack of stream: `len` in bytes, `pts` in µs. */
export interface k_venc_pack extends Struct {
  phys_addr: k_u64;
  len: k_u32;
  pts: k_u64;
  type: k_venc_pack_type;
}

/** Packs that one call gets or releases. */
export interface k_venc_stream extends Struct {
  pack: Pointer<k_venc_pack>;
  pack_cnt: k_u32;
}

/** Statistics of the last encoded frame. */
export interface k_venc_stream_info extends Struct {
  u32PicBytesNum: k_u32;
  u32PicCnt: k_u32;
  u32StartQp: k_u32;
  u32MeanQp: k_u32;
}

/** State of a channel: `cur_packs` is the number of unread packs. */
export interface k_venc_chn_status extends Struct {
  cur_packs: k_u32;
  release_pic_pts: k_u64;
  end_of_stream: k_bool;
  stream_info: k_venc_stream_info;
}

/** A rectangle in pixels. */
export interface k_venc_rect extends Struct {
  left: k_s32;
  right: k_s32;
  top: k_u32;
  bottom: k_u32;
}

/** A region of interest and its quantiser. */
export interface k_venc_roi_attr extends Struct {
  idx: k_u32;
  enable: k_bool;
  is_abs_qp: k_bool;
  qp: k_s32;
  rect: k_venc_rect;
}

/** Entropy coding of an H.264 channel. */
export interface k_venc_h264_entropy extends Struct {
  entropy_coding_mode: k_venc_entropy_mode;
  cabac_init_idc: k_u8;
}

/** Entropy coding of an H.265 channel. */
export interface k_venc_h265_entropy extends Struct {
  cabac_init_flag: k_u8;
}

/** Sample adaptive offset of an H.265 channel. */
export interface k_venc_h265_sao extends Struct {
  slice_sao_luma_flag: k_u32;
  slice_sao_chroma_flag: k_u32;
}

/** An OSD region: sizes and coordinates in pixels, alpha 0..255, `phys_addr` of the image's planes. */
export interface k_venc_2d_osd_attr extends Struct {
  width: k_u16;
  height: k_u16;
  startx: k_u16;
  starty: k_u16;
  phys_addr: ArrayOf<k_u32, 3>;
  bg_alpha: k_u8;
  osd_alpha: k_u8;
  video_alpha: k_u8;
  add_order: k_venc_2d_add_order;
  bg_color: k_u32;
  fmt: k_venc_2d_osd_fmt;
}

/** A border, in pixels. */
export interface k_venc_2d_border_attr extends Struct {
  width: k_u16;
  height: k_u16;
  line_width: k_u16;
  color: k_u32;
  startx: k_u16;
  starty: k_u16;
}

/** Configures the common pools; call before `vb_init`. */
export declare function kd_mpi_vb_set_config(
  config: ConstPointer<k_vb_config>,
): Fails<k_s32, typeof K_ERR_VB_BUSY | typeof K_ERR_VB_ILLEGAL_PARAM | typeof K_ERR_VB_NULL_PTR>;
/** Reads the configuration of the common pools. */
export declare function kd_mpi_vb_get_config(
  config: Pointer<k_vb_config>,
): Fails<k_s32, typeof K_ERR_VB_NULL_PTR>;
/** Configures the supplementary data of each block; call before `vb_init`. */
export declare function kd_mpi_vb_set_supplement_config(
  supplement_config: ConstPointer<k_vb_supplement_config>,
): Fails<k_s32, typeof K_ERR_VB_BUSY | typeof K_ERR_VB_ILLEGAL_PARAM | typeof K_ERR_VB_NULL_PTR>;
/** Reads the configuration of the supplementary data. */
export declare function kd_mpi_vb_get_supplement_config(
  supplement_config: Pointer<k_vb_supplement_config>,
): Fails<k_s32, typeof K_ERR_VB_NULL_PTR>;
/** Creates the common pools. */
export declare function kd_mpi_vb_init(): Fails<k_s32, typeof K_ERR_VB_NOMEM | typeof K_ERR_VB_NOTREADY>;
/** Destroys all pools; fails while blocks are in use. */
export declare function kd_mpi_vb_exit(): Fails<k_s32, -1>;
/** Creates a private pool; returns its ID, or VB_INVALID_POOLID. */
export declare function kd_mpi_vb_create_pool(
  config: Pointer<k_vb_pool_config>,
): Fails<
  k_s32,
  | typeof VB_INVALID_POOLID
  | typeof K_ERR_VB_NOMEM
  | typeof K_ERR_VB_2MPOOLS
  | typeof K_ERR_VB_ILLEGAL_PARAM
  | typeof K_ERR_VB_NULL_PTR
>;
/** Destroys a private pool (the name is spelled as in the SDK). */
export declare function kd_mpi_vb_destory_pool(
  pool_id: k_u32,
): Fails<
  k_s32,
  typeof K_ERR_VB_BUSY | typeof K_ERR_VB_UNEXIST | typeof K_ERR_VB_NOT_PERM | typeof K_ERR_VB_ILLEGAL_PARAM
>;
/** Allocates a block; returns VB_INVALID_HANDLE if none is free. */
export declare function kd_mpi_vb_get_block(
  pool_id: k_u32,
  blk_size: k_u64,
  mmz_name: ConstPointer<k_char>,
): Fails<k_vb_blk_handle, typeof VB_INVALID_HANDLE>;
/** Releases a block. */
export declare function kd_mpi_vb_release_block(
  block: k_vb_blk_handle,
): Fails<k_s32, typeof K_ERR_VB_NOT_PERM | -1>;
/** Returns the block that contains a physical address, or VB_INVALID_HANDLE. */
export declare function kd_mpi_vb_phyaddr_to_handle(
  phys_addr: k_u64,
): Fails<k_vb_blk_handle, typeof VB_INVALID_HANDLE>;
/** Returns the physical address of a block, 0 if there is no such block. */
export declare function kd_mpi_vb_handle_to_phyaddr(block: k_vb_blk_handle): Fails<k_u64, 0>;
/** Returns the pool ID of a block. */
export declare function kd_mpi_vb_handle_to_pool_id(block: k_vb_blk_handle): Fails<k_s32, 0>;
/** Maps physical memory uncached, `size` in bytes; returns NULL on failure. */
export declare function kd_mpi_sys_mmap(phy_addr: k_u64, size: k_u32): Fails<Pointer<Void>, 0>;
/** Maps physical memory cached, `size` in bytes; returns NULL on failure. */
export declare function kd_mpi_sys_mmap_cached(phy_addr: k_u64, size: k_u32): Fails<Pointer<Void>, 0>;
/** Removes a mapping, `size` in bytes. */
export declare function kd_mpi_sys_munmap(virt_addr: Pointer<Void>, size: k_u32): Fails<k_s32, -1>;
/** Allocates media memory, mapped uncached, `len` in bytes. */
export declare function kd_mpi_sys_mmz_alloc(
  phy_addr: Pointer<k_u64>,
  virt_addr: Pointer<Pointer<Void>>,
  mmb: ConstPointer<k_char>,
  zone: ConstPointer<k_char>,
  len: k_u32,
): Fails<k_s32, typeof K_ERR_MMZ_USERDEV_NOMEM | typeof K_ERR_SYS_NULL_PTR>;
/** Allocates media memory, mapped cached, `len` in bytes. */
export declare function kd_mpi_sys_mmz_alloc_cached(
  phy_addr: Pointer<k_u64>,
  virt_addr: Pointer<Pointer<Void>>,
  mmb: ConstPointer<k_char>,
  zone: ConstPointer<k_char>,
  len: k_u32,
): Fails<k_s32, typeof K_ERR_MMZ_USERDEV_NOMEM | typeof K_ERR_SYS_NULL_PTR>;
/** Frees media memory. */
export declare function kd_mpi_sys_mmz_free(
  phy_addr: k_u64,
  virt_addr: Pointer<Void>,
): Fails<k_s32, typeof K_ERR_MMZ_USERDEV_NULL_PTR>;
/** Writes the cache back to memory, `size` in bytes. */
export declare function kd_mpi_sys_mmz_flush_cache(
  phy_addr: k_u64,
  virt_addr: Pointer<Void>,
  size: k_u32,
): Fails<k_s32, typeof K_ERR_MMZ_USERDEV_ILLEGAL_PARAM | typeof K_ERR_SYS_NULL_PTR>;
/** Binds a source to a destination. */
export declare function kd_mpi_sys_bind(
  src_chn: Pointer<k_mpp_chn>,
  dest_chn: Pointer<k_mpp_chn>,
): Fails<
  k_s32,
  | typeof K_ERR_SYS_EXIST
  | typeof K_ERR_SYS_ILLEGAL_PARAM
  | typeof K_ERR_SYS_INVALID_DEVID
  | typeof K_ERR_SYS_INVALID_CHNID
  | typeof K_ERR_SYS_NOMEM
  | typeof K_ERR_SYS_NULL_PTR
>;
/** Removes a bind. */
export declare function kd_mpi_sys_unbind(
  src_chn: Pointer<k_mpp_chn>,
  dest_chn: Pointer<k_mpp_chn>,
): Fails<
  k_s32,
  | typeof K_ERR_SYS_UNEXIST
  | typeof K_ERR_SYS_ILLEGAL_PARAM
  | typeof K_ERR_SYS_INVALID_DEVID
  | typeof K_ERR_SYS_INVALID_CHNID
  | typeof K_ERR_SYS_NULL_PTR
>;
/** Finds the source that is bound to a destination. */
export declare function kd_mpi_sys_get_bind_by_dest(
  dest_chn: Pointer<k_mpp_chn>,
  src_chn: Pointer<k_mpp_chn>,
): Fails<k_s32, typeof K_ERR_SYS_UNEXIST | typeof K_ERR_SYS_NULL_PTR>;
/** Creates a channel. */
export declare function kd_mpi_venc_create_chn(
  chn_num: k_u32,
  attr: Pointer<k_venc_chn_attr>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOBUF
  | typeof K_ERR_VENC_NOMEM
  | typeof K_ERR_VENC_EXIST
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_NOT_SUPPORT
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Starts a created channel. */
export declare function kd_mpi_venc_start_chn(
  chn_num: k_u32,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOMEM
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Stops a started channel. */
export declare function kd_mpi_venc_stop_chn(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_NOT_PERM | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Destroys a channel. */
export declare function kd_mpi_venc_destroy_chn(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_NOT_PERM | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Queues a frame; waits up to `milli_sec` ms while the queue is full. */
export declare function kd_mpi_venc_send_frame(
  chn_num: k_u32,
  frame: Pointer<k_video_frame_info>,
  milli_sec: k_s32,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_NOBUF
  | typeof K_ERR_VENC_NOMEM
  | typeof K_ERR_VENC_BADADDR
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_NOT_SUPPORT
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Gets up to `pack_cnt` packs; waits up to `milli_sec` ms, -1 without limit. */
export declare function kd_mpi_venc_get_stream(
  chn_num: k_u32,
  stream: Pointer<k_venc_stream>,
  milli_sec: k_s32,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOTREADY
  | typeof K_ERR_VENC_BUF_EMPTY
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Releases packs. */
export declare function kd_mpi_venc_release_stream(
  chn_num: k_u32,
  stream: Pointer<k_venc_stream>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads the state of a channel. */
export declare function kd_mpi_venc_query_status(
  chn_num: k_u32,
  status: Pointer<k_venc_chn_status>,
): Fails<k_s32, typeof K_ERR_VENC_NOTREADY | typeof K_ERR_VENC_INVALID_CHNID | typeof K_ERR_VENC_NULL_PTR>;
/** Repeats the parameter sets before each IDR, and allows `request_idr`. H.264 and H.265, between `create_chn` and `start_chn`. */
export declare function kd_mpi_venc_enable_idr(
  chn_num: k_u32,
  idr_enable: k_bool,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Makes the next frame an IDR, in any state of the channel. H.264 and H.265, after `enable_idr`. */
export declare function kd_mpi_venc_request_idr(
  chn_num: k_u32,
): Fails<
  k_s32,
  typeof K_ERR_VENC_ILLEGAL_PARAM | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Rotates the following frames clockwise: `pic_width` and `pic_height` are those of the frames that come in. Any payload. */
export declare function kd_mpi_venc_set_rotation(
  chn_num: k_u32,
  rotation: k_rotation,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Reads the rotation. */
export declare function kd_mpi_venc_get_rotation(
  chn_num: k_u32,
  rotation: Pointer<k_rotation>,
): Fails<k_s32, typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID | typeof K_ERR_VENC_NULL_PTR>;
/** Mirrors the following frames, after the rotation. Any payload; there is no value for none. */
export declare function kd_mpi_venc_set_mirror(
  chn_num: k_u32,
  mirror: k_venc_mirror,
): Fails<
  k_s32,
  typeof K_ERR_VENC_ILLEGAL_PARAM | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Reads the mirroring; 0 if none was set. */
export declare function kd_mpi_venc_get_mirror(
  chn_num: k_u32,
  mirror: Pointer<k_venc_mirror>,
): Fails<k_s32, typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID | typeof K_ERR_VENC_NULL_PTR>;
/** Switches the sample adaptive offset of luma and chroma, each 0 or 1. H.265, between `create_chn` and `start_chn`. */
export declare function kd_mpi_venc_set_h265_sao(
  chn_num: k_u32,
  h265_sao: ConstPointer<k_venc_h265_sao>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads the sample adaptive offset. H.265. */
export declare function kd_mpi_venc_get_h265_sao(
  chn_num: k_u32,
  h265_sao: Pointer<k_venc_h265_sao>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Switches the deblocking filter, which is on by default. H.264 and H.265, between `create_chn` and `start_chn`. */
export declare function kd_mpi_venc_set_dblk(
  chn_num: k_u32,
  dblk_en: k_bool,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_BUSY
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
>;
/** Reads the deblocking filter. H.264 and H.265. */
export declare function kd_mpi_venc_get_dblk(
  chn_num: k_u32,
  dblk_en: Pointer<k_bool>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Selects the entropy coding, with `cabac_init_idc` 0..2. H.264; call before `start_chn`. */
export declare function kd_mpi_venc_set_h264_entropy(
  chn_num: k_u32,
  h264_entropy: ConstPointer<k_venc_h264_entropy>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads the entropy coding. H.264. */
export declare function kd_mpi_venc_get_h264_entropy(
  chn_num: k_u32,
  h264_entropy: Pointer<k_venc_h264_entropy>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Sets `cabac_init_flag`, 0 or 1. H.265; call before `start_chn`. */
export declare function kd_mpi_venc_set_h265_entropy(
  chn_num: k_u32,
  h265_entropy: ConstPointer<k_venc_h265_entropy>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads `cabac_init_flag`. H.265. */
export declare function kd_mpi_venc_get_h265_entropy(
  chn_num: k_u32,
  h265_entropy: Pointer<k_venc_h265_entropy>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Sets the size of the VPU's own memory in bytes; streams do not depend on it. */
export declare function kd_mpi_venc_set_intbuf_size(
  chn_num: k_u32,
  size: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Attaches the 2D unit to channel 0, 1 or 2; call between `create_chn` and `start_chn`. */
export declare function kd_mpi_venc_attach_2d(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_NOTREADY | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Detaches the 2D unit; call before `destroy_chn`. */
export declare function kd_mpi_venc_detach_2d(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_NOTREADY | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Selects what the 2D unit does. A wrong mode is INVALID_CHNID, as the vendor's library has it. */
export declare function kd_mpi_venc_set_2d_mode(
  chn_num: k_u32,
  mode: k_venc_2d_calc_mode,
): Fails<k_s32, typeof K_ERR_VENC_NOT_PERM | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/** Reads what the 2D unit does. */
export declare function kd_mpi_venc_get_2d_mode(
  chn_num: k_u32,
  mode: Pointer<k_venc_2d_calc_mode>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Sets an OSD region; regions are numbered from 0. A wrong number is INVALID_CHNID, as the vendor's library has it. */
export declare function kd_mpi_venc_set_2d_osd_param(
  chn_num: k_u32,
  index: k_u8,
  attr: ConstPointer<k_venc_2d_osd_attr>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads an OSD region. */
export declare function kd_mpi_venc_get_2d_osd_param(
  chn_num: k_u32,
  index: k_u8,
  attr: Pointer<k_venc_2d_osd_attr>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Sets a border; borders are numbered from 0. */
export declare function kd_mpi_venc_set_2d_border_param(
  chn_num: k_u32,
  index: k_u8,
  attr: ConstPointer<k_venc_2d_border_attr>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_ILLEGAL_PARAM
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/** Reads a border. */
export declare function kd_mpi_venc_get_2d_border_param(
  chn_num: k_u32,
  index: k_u8,
  attr: Pointer<k_venc_2d_border_attr>,
): Fails<
  k_s32,
  | typeof K_ERR_VENC_NOT_PERM
  | typeof K_ERR_VENC_UNEXIST
  | typeof K_ERR_VENC_INVALID_CHNID
  | typeof K_ERR_VENC_NULL_PTR
>;
/**
 * Attaches a private pool to a channel for its output; call before `create_chn`.
 * @generation B
 */
export declare function kd_mpi_venc_attach_vb_pool(
  chn_num: k_u32,
  pool_id: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_BUSY | typeof K_ERR_VENC_ILLEGAL_PARAM | typeof K_ERR_VENC_INVALID_CHNID>;
/**
 * Attaches a private pool as `attach_vb_pool` does, of which the channel uses `buff_num` blocks; 0: all.
 * @generation B
 */
export declare function kd_mpi_venc_attach_vb_pool_ex(
  chn_num: k_u32,
  pool_id: k_u32,
  buff_num: k_s32,
): Fails<k_s32, typeof K_ERR_VENC_BUSY | typeof K_ERR_VENC_ILLEGAL_PARAM | typeof K_ERR_VENC_INVALID_CHNID>;
/**
 * Detaches the private pool from a channel.
 * @generation B
 */
export declare function kd_mpi_venc_detach_vb_pool(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_BUSY | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
/**
 * Reserves a free channel.
 * @generation B
 */
export declare function kd_mpi_venc_request_chn(
  chn_num: Pointer<k_u32>,
): Fails<k_s32, typeof K_ERR_VENC_BUSY | typeof K_ERR_VENC_NULL_PTR>;
/**
 * Releases a reserved channel.
 * @generation B
 */
export declare function kd_mpi_venc_release_chn(
  chn_num: k_u32,
): Fails<k_s32, typeof K_ERR_VENC_BUSY | typeof K_ERR_VENC_UNEXIST | typeof K_ERR_VENC_INVALID_CHNID>;
