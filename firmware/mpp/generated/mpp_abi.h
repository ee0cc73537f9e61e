// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
//
// The part of the K230's Media Process Platform (MPP) that the module, the virtual MPP and the emulated boards use: types, error codes and functions of its C headers; target riscv64 lp64d, little endian.
// Two generations exist. A: CanMV v1.0 to v1.5 and k230_sdk. B: CanMV v1.6 and later (private VB pools, channels reserved by request), and its main after v1.8. `@generation` marks parts that only one of them has; sentinels (`…_BUTT`) are left out because their values change. Source: the headers of k230_sdk and of the CanMV trees, with which tests compare this file. States and codes of the settings of a channel are those of A's driver (`libvenc.a`, `libvpu.a`).
#ifndef MPP_ABI_H
#define MPP_ABI_H

#include <stddef.h>

#ifndef MPP_GENERATION_A
#define MPP_GENERATION_A (0)
#endif
#ifndef MPP_GENERATION_B
#define MPP_GENERATION_B (0)
#endif

typedef unsigned char k_u8;
typedef unsigned short k_u16;
typedef unsigned int k_u32;
typedef unsigned long k_u64;
typedef signed char k_s8;
typedef signed short k_s16;
typedef signed int k_s32;
typedef signed long k_s64;
typedef char k_char;
typedef k_u32 k_vb_blk_handle;

// invalid parameter
#define K_ERR_MMZ_USERDEV_ILLEGAL_PARAM ((int)0xA0038003U)
// out of memory
#define K_ERR_MMZ_USERDEV_NOMEM ((int)0xA003800CU)
// null pointer
#define K_ERR_MMZ_USERDEV_NULL_PTR ((int)0xA0038006U)
// bad address
#define K_ERR_SYS_BADADDR ((int)0xA0058011U)
// buffer empty
#define K_ERR_SYS_BUF_EMPTY ((int)0xA005800EU)
// buffer full
#define K_ERR_SYS_BUF_FULL ((int)0xA005800FU)
// busy
#define K_ERR_SYS_BUSY ((int)0xA0058012U)
// already exists
#define K_ERR_SYS_EXIST ((int)0xA0058004U)
// invalid parameter
#define K_ERR_SYS_ILLEGAL_PARAM ((int)0xA0058003U)
// no such channel
#define K_ERR_SYS_INVALID_CHNID ((int)0xA0058002U)
// no such device
#define K_ERR_SYS_INVALID_DEVID ((int)0xA0058001U)
// no free buffer
#define K_ERR_SYS_NOBUF ((int)0xA005800DU)
// out of memory
#define K_ERR_SYS_NOMEM ((int)0xA005800CU)
// not ready
#define K_ERR_SYS_NOTREADY ((int)0xA0058010U)
// not configured
#define K_ERR_SYS_NOT_CONFIG ((int)0xA0058007U)
// operation not permitted
#define K_ERR_SYS_NOT_PERM ((int)0xA0058009U)
// not supported
#define K_ERR_SYS_NOT_SUPPORT ((int)0xA0058008U)
// null pointer
#define K_ERR_SYS_NULL_PTR ((int)0xA0058006U)
// does not exist
#define K_ERR_SYS_UNEXIST ((int)0xA0058005U)
// too many pools
#define K_ERR_VB_2MPOOLS ((int)0xA0048040U)
// busy
#define K_ERR_VB_BUSY ((int)0xA0048012U)
// invalid parameter
#define K_ERR_VB_ILLEGAL_PARAM ((int)0xA0048003U)
// no free buffer
#define K_ERR_VB_NOBUF ((int)0xA004800DU)
// out of memory
#define K_ERR_VB_NOMEM ((int)0xA004800CU)
// not ready
#define K_ERR_VB_NOTREADY ((int)0xA0048010U)
// operation not permitted
#define K_ERR_VB_NOT_PERM ((int)0xA0048009U)
// null pointer
#define K_ERR_VB_NULL_PTR ((int)0xA0048006U)
// does not exist
#define K_ERR_VB_UNEXIST ((int)0xA0048005U)
// bad address
#define K_ERR_VENC_BADADDR ((int)0xA0098011U)
// buffer empty
#define K_ERR_VENC_BUF_EMPTY ((int)0xA009800EU)
// buffer full
#define K_ERR_VENC_BUF_FULL ((int)0xA009800FU)
// busy
#define K_ERR_VENC_BUSY ((int)0xA0098012U)
// already exists
#define K_ERR_VENC_EXIST ((int)0xA0098004U)
// invalid parameter
#define K_ERR_VENC_ILLEGAL_PARAM ((int)0xA0098003U)
// no such channel
#define K_ERR_VENC_INVALID_CHNID ((int)0xA0098002U)
// no such device
#define K_ERR_VENC_INVALID_DEVID ((int)0xA0098001U)
// no free buffer
#define K_ERR_VENC_NOBUF ((int)0xA009800DU)
// out of memory
#define K_ERR_VENC_NOMEM ((int)0xA009800CU)
// not ready
#define K_ERR_VENC_NOTREADY ((int)0xA0098010U)
// not configured
#define K_ERR_VENC_NOT_CONFIG ((int)0xA0098007U)
// operation not permitted
#define K_ERR_VENC_NOT_PERM ((int)0xA0098009U)
// not supported
#define K_ERR_VENC_NOT_SUPPORT ((int)0xA0098008U)
// null pointer
#define K_ERR_VENC_NULL_PTR ((int)0xA0098006U)
// does not exist
#define K_ERR_VENC_UNEXIST ((int)0xA0098005U)
// Number of encoder channels.
#define VENC_MAX_CHN_NUMS (4)
// Invalid pool ID.
#define VB_INVALID_POOLID (0xFFFFFFFFU)
// Invalid block handle.
#define VB_INVALID_HANDLE (0xFFFFFFFFU)
// Maximum number of common pools.
#define VB_MAX_COMM_POOLS (16)
// Maximum number of pools.
#define VB_MAX_POOLS (256)
// Maximum number of blocks in a pool.
#define VB_SINGLE_MAX_BLKS (256)
// Length of a zone name in bytes.
#define MAX_MMZ_NAME_LEN (16)
// Store JPEG data with each block.
#define VB_SUPPLEMENT_JPEG_MASK (1)
// Store ISP data with each block.
#define VB_SUPPLEMENT_ISP_INFO_MASK (2)
// Number of encoder devices.
#define VENC_MAX_DEV_NUMS (1)
// Number of encoder channels with a 2D unit: 0 to 2.
#define K_VENC_2D_MAX_CHN_NUM (3)
// Number of OSD regions of a channel.
#define K_VENC_MAX_2D_OSD_REGION_NUM (8)
// Number of borders of a channel.
#define K_VENC_MAX_2D_BORDER_NUM (32)

// A boolean, 4 bytes wide.
typedef enum {
    K_FALSE = 0,
    K_TRUE = 1,
} k_bool;

// Modules of the MPP. Module, device and channel form an address for binding.
typedef enum {
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
} k_mod_id;

// How a VB pool is mapped into user space.
typedef enum {
    VB_REMAP_MODE_NONE = 0,
    VB_REMAP_MODE_NOCACHE = 1,
    VB_REMAP_MODE_CACHED = 2,
} k_vb_remap_mode;

// Pixel formats of frames.
typedef enum {
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
#if MPP_GENERATION_B
    PIXEL_FORMAT_RGBA_8888 = 302,
#endif
} k_pixel_format;

// Fields of an interlaced frame.
typedef enum {
    VIDEO_FIELD_TOP = 1,
    VIDEO_FIELD_BOTTOM = 2,
    VIDEO_FIELD_INTERLACED = 3,
    VIDEO_FIELD_FRAME = 4,
} k_video_field;

// Memory layout of pixels.
typedef enum {
    VIDEO_FORMAT_LINEAR = 0,
    VIDEO_FORMAT_TILE_64x16 = 1,
    VIDEO_FORMAT_TILE_16x8 = 2,
    VIDEO_FORMAT_LINEAR_DISCRETE = 3,
} k_video_format;

// Dynamic range of a frame.
typedef enum {
    DYNAMIC_RANGE_SDR8 = 0,
    DYNAMIC_RANGE_SDR10 = 1,
    DYNAMIC_RANGE_HDR10 = 2,
    DYNAMIC_RANGE_HLG = 3,
    DYNAMIC_RANGE_SLF = 4,
    DYNAMIC_RANGE_XDR = 5,
} k_dynamic_range;

// Colour gamut of a frame.
typedef enum {
    COLOR_GAMUT_BT601 = 0,
    COLOR_GAMUT_BT709 = 1,
    COLOR_GAMUT_BT2020 = 2,
    COLOR_GAMUT_USER = 3,
} k_color_gamut;

// Compression of a frame in memory.
typedef enum {
    COMPRESS_MODE_NONE = 0,
    COMPRESS_MODE_SEG = 1,
    COMPRESS_MODE_TILE = 2,
    COMPRESS_MODE_LINE = 3,
    COMPRESS_MODE_FRAME = 4,
} k_compress_mode;

// Payload of a stream. The encoder supports H.264, H.265 and JPEG; the rest are other MPP payloads that scripts name.
typedef enum {
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
} k_payload_type;

// Profiles of the video codecs.
typedef enum {
    VENC_PROFILE_NONE = 0,
    VENC_PROFILE_H264_BASELINE = 1,
    VENC_PROFILE_H264_MAIN = 2,
    VENC_PROFILE_H264_HIGH = 3,
    VENC_PROFILE_H264_HIGH_10 = 4,
    VENC_PROFILE_H265_MAIN = 5,
    VENC_PROFILE_H265_MAIN_10 = 6,
} k_venc_profile;

// Rate control modes.
typedef enum {
    K_VENC_RC_MODE_CBR = 1,
    K_VENC_RC_MODE_VBR = 2,
    K_VENC_RC_MODE_FIXQP = 3,
    K_VENC_RC_MODE_MJPEG_FIXQP = 4,
} k_venc_rc_mode;

// Content of a pack. JPEG pictures are reported as I frames.
typedef enum {
    K_VENC_P_FRAME = 1,
    K_VENC_I_FRAME = 2,
    K_VENC_HEADER = 3,
} k_venc_pack_type;

// Modules that can use VB blocks.
typedef enum {
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
} k_vb_uid;

// Rotation before encoding.
typedef enum {
    K_VPU_ROTATION_0 = 0,
    K_VPU_ROTATION_90 = 1,
    K_VPU_ROTATION_180 = 2,
    K_VPU_ROTATION_270 = 3,
} k_rotation;

// Mirroring before encoding; 0 is none.
typedef enum {
    K_VENC_MIRROR_HORI = 1,
    K_VENC_MIRROR_VERT = 2,
} k_venc_mirror;

// Entropy coding of H.264.
typedef enum {
    ENTROPY_MODE_CAVLC = 0,
    ENTROPY_MODE_CABAC = 1,
} k_venc_entropy_mode;

// What the 2D unit of an encoder channel does with a frame. The SDK's documents exclude CSC.
typedef enum {
    K_VENC_2D_CALC_MODE_CSC = 0,
    K_VENC_2D_CALC_MODE_OSD = 1,
    K_VENC_2D_CALC_MODE_BORDER = 2,
    K_VENC_2D_CALC_MODE_OSD_BORDER = 3,
} k_venc_2d_calc_mode;

// Pixel formats of an OSD image. The SDK's documents allow ARGB8888, ARGB4444 and ARGB1555.
typedef enum {
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
} k_venc_2d_osd_fmt;

// Order of video, OSD and background, from bottom to top.
typedef enum {
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
} k_venc_2d_add_order;

// Address of one end of a bind.
typedef struct {
    k_mod_id mod_id;
    k_s32 dev_id;
    k_s32 chn_id;
} k_mpp_chn;

// Configuration of a VB pool: `blk_size` in bytes.
typedef struct {
    k_u64 blk_size;
    k_u32 blk_cnt;
    k_vb_remap_mode mode;
    k_char mmz_name[16];
} k_vb_pool_config;

// Configuration of the common VB pools.
typedef struct {
    k_u32 max_pool_cnt;
    k_vb_pool_config comm_pool[16];
} k_vb_config;

// Supplementary data that the VB stores with each block.
typedef struct {
    k_u32 supplement_config;
} k_vb_supplement_config;

// Supplementary data of a frame.
typedef struct {
    k_u64 jpeg_dcf_phy_addr;
    k_u64 isp_info_phy_addr;
    void *jpeg_dcf_kvirt_addr;
    void *isp_info_kvirt_addr;
} k_video_supplement;

// A video frame: plane addresses in bytes, strides in bytes, pts in µs.
typedef struct {
    k_u32 width;
    k_u32 height;
    k_video_field field;
    k_pixel_format pixel_format;
    k_video_format video_format;
    k_dynamic_range dynamic_range;
    k_compress_mode compress_mode;
    k_color_gamut color_gamut;
    k_u32 header_stride[3];
    k_u32 stride[3];
    k_u64 header_phys_addr[3];
    k_u64 header_virt_addr[3];
    k_u64 phys_addr[3];
    k_u64 virt_addr[3];
    k_s16 offset_top;
    k_s16 offset_bottom;
    k_s16 offset_left;
    k_s16 offset_right;
    k_u32 time_ref;
    k_u64 pts;
    k_u64 priv_data;
    k_video_supplement supplement;
} k_video_frame;

// A video frame with its VB pool and its source module.
typedef struct {
    k_video_frame v_frame;
    k_u32 pool_id;
    k_mod_id mod_id;
} k_video_frame_info;

// Encoding attributes of a channel. Generation A configures the output buffers here; generation B uses private pools.
typedef struct {
    k_payload_type type;
#if MPP_GENERATION_A
    k_u32 stream_buf_size;
#endif
#if MPP_GENERATION_A
    k_u32 stream_buf_cnt;
#endif
    k_u32 pic_width;
    k_u32 pic_height;
    k_venc_profile profile;
} k_venc_attr;

// Constant bit rate: `gop` in frames, rates in frames/s, `bit_rate` in kbit/s.
typedef struct {
    k_u32 gop;
    k_u32 stats_time;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 bit_rate;
} k_venc_cbr;

// Variable bit rate: as CBR, with an upper bound in kbit/s.
typedef struct {
    k_u32 gop;
    k_u32 stats_time;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 max_bit_rate;
    k_u32 bit_rate;
} k_venc_vbr;

// Fixed quantisation parameter, 0..51.
typedef struct {
    k_u32 gop;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 i_qp;
    k_u32 p_qp;
} k_venc_fixqp;

// Fixed JPEG quality, 1..99.
typedef struct {
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 q_factor;
} k_venc_mjpeg_fixqp;

// Rate control: `rc_mode` selects the valid member.
typedef struct {
    k_venc_rc_mode rc_mode;
    union {
        k_venc_cbr cbr;
        k_venc_vbr vbr;
        k_venc_fixqp fixqp;
        k_venc_mjpeg_fixqp mjpeg_fixqp;
    };
} k_venc_rc_attr;

// Attributes for `create_chn`.
typedef struct {
    k_venc_attr venc_attr;
    k_venc_rc_attr rc_attr;
} k_venc_chn_attr;

// One pack of stream: `len` in bytes, `pts` in µs.
typedef struct {
    k_u64 phys_addr;
    k_u32 len;
    k_u64 pts;
    k_venc_pack_type type;
} k_venc_pack;

// Packs that one call gets or releases.
typedef struct {
    k_venc_pack *pack;
    k_u32 pack_cnt;
} k_venc_stream;

// Statistics of the last encoded frame.
typedef struct {
    k_u32 u32PicBytesNum;
    k_u32 u32PicCnt;
    k_u32 u32StartQp;
    k_u32 u32MeanQp;
} k_venc_stream_info;

// State of a channel: `cur_packs` is the number of unread packs.
typedef struct {
    k_u32 cur_packs;
    k_u64 release_pic_pts;
    k_bool end_of_stream;
    k_venc_stream_info stream_info;
} k_venc_chn_status;

// A rectangle in pixels.
typedef struct {
    k_s32 left;
    k_s32 right;
    k_u32 top;
    k_u32 bottom;
} k_venc_rect;

// A region of interest and its quantiser.
typedef struct {
    k_u32 idx;
    k_bool enable;
    k_bool is_abs_qp;
    k_s32 qp;
    k_venc_rect rect;
} k_venc_roi_attr;

// Entropy coding of an H.264 channel.
typedef struct {
    k_venc_entropy_mode entropy_coding_mode;
    k_u8 cabac_init_idc;
} k_venc_h264_entropy;

// Entropy coding of an H.265 channel.
typedef struct {
    k_u8 cabac_init_flag;
} k_venc_h265_entropy;

// Sample adaptive offset of an H.265 channel.
typedef struct {
    k_u32 slice_sao_luma_flag;
    k_u32 slice_sao_chroma_flag;
} k_venc_h265_sao;

// An OSD region: sizes and coordinates in pixels, alpha 0..255, `phys_addr` of the image's planes.
typedef struct {
    k_u16 width;
    k_u16 height;
    k_u16 startx;
    k_u16 starty;
    k_u32 phys_addr[3];
    k_u8 bg_alpha;
    k_u8 osd_alpha;
    k_u8 video_alpha;
    k_venc_2d_add_order add_order;
    k_u32 bg_color;
    k_venc_2d_osd_fmt fmt;
} k_venc_2d_osd_attr;

// A border, in pixels.
typedef struct {
    k_u16 width;
    k_u16 height;
    k_u16 line_width;
    k_u32 color;
    k_u16 startx;
    k_u16 starty;
} k_venc_2d_border_attr;

// Configures the common pools; call before `vb_init`.
k_s32 kd_mpi_vb_set_config(const k_vb_config *config);
// Reads the configuration of the common pools.
k_s32 kd_mpi_vb_get_config(k_vb_config *config);
// Configures the supplementary data of each block; call before `vb_init`.
k_s32 kd_mpi_vb_set_supplement_config(const k_vb_supplement_config *supplement_config);
// Reads the configuration of the supplementary data.
k_s32 kd_mpi_vb_get_supplement_config(k_vb_supplement_config *supplement_config);
// Creates the common pools.
k_s32 kd_mpi_vb_init(void);
// Destroys all pools; fails while blocks are in use.
k_s32 kd_mpi_vb_exit(void);
// Creates a private pool; returns its ID, or VB_INVALID_POOLID.
k_s32 kd_mpi_vb_create_pool(k_vb_pool_config *config);
// Destroys a private pool (the name is spelled as in the SDK).
k_s32 kd_mpi_vb_destory_pool(k_u32 pool_id);
// Allocates a block; returns VB_INVALID_HANDLE if none is free.
k_vb_blk_handle kd_mpi_vb_get_block(k_u32 pool_id, k_u64 blk_size, const k_char *mmz_name);
// Releases a block.
k_s32 kd_mpi_vb_release_block(k_vb_blk_handle block);
// Returns the block that contains a physical address, or VB_INVALID_HANDLE.
k_vb_blk_handle kd_mpi_vb_phyaddr_to_handle(k_u64 phys_addr);
// Returns the physical address of a block, 0 if there is no such block.
k_u64 kd_mpi_vb_handle_to_phyaddr(k_vb_blk_handle block);
// Returns the pool ID of a block.
k_s32 kd_mpi_vb_handle_to_pool_id(k_vb_blk_handle block);
// Maps physical memory uncached, `size` in bytes; returns NULL on failure.
void *kd_mpi_sys_mmap(k_u64 phy_addr, k_u32 size);
// Maps physical memory cached, `size` in bytes; returns NULL on failure.
void *kd_mpi_sys_mmap_cached(k_u64 phy_addr, k_u32 size);
// Removes a mapping, `size` in bytes.
k_s32 kd_mpi_sys_munmap(void *virt_addr, k_u32 size);
// Allocates media memory, mapped uncached, `len` in bytes.
k_s32 kd_mpi_sys_mmz_alloc(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len);
// Allocates media memory, mapped cached, `len` in bytes.
k_s32 kd_mpi_sys_mmz_alloc_cached(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len);
// Frees media memory.
k_s32 kd_mpi_sys_mmz_free(k_u64 phy_addr, void *virt_addr);
// Writes the cache back to memory, `size` in bytes.
k_s32 kd_mpi_sys_mmz_flush_cache(k_u64 phy_addr, void *virt_addr, k_u32 size);
// Binds a source to a destination.
k_s32 kd_mpi_sys_bind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn);
// Removes a bind.
k_s32 kd_mpi_sys_unbind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn);
// Finds the source that is bound to a destination.
k_s32 kd_mpi_sys_get_bind_by_dest(k_mpp_chn *dest_chn, k_mpp_chn *src_chn);
// Creates a channel.
k_s32 kd_mpi_venc_create_chn(k_u32 chn_num, k_venc_chn_attr *attr);
// Starts a created channel.
k_s32 kd_mpi_venc_start_chn(k_u32 chn_num);
// Stops a started channel.
k_s32 kd_mpi_venc_stop_chn(k_u32 chn_num);
// Destroys a channel.
k_s32 kd_mpi_venc_destroy_chn(k_u32 chn_num);
// Queues a frame; waits up to `milli_sec` ms while the queue is full.
k_s32 kd_mpi_venc_send_frame(k_u32 chn_num, k_video_frame_info *frame, k_s32 milli_sec);
// Gets up to `pack_cnt` packs; waits up to `milli_sec` ms, -1 without limit.
k_s32 kd_mpi_venc_get_stream(k_u32 chn_num, k_venc_stream *stream, k_s32 milli_sec);
// Releases packs.
k_s32 kd_mpi_venc_release_stream(k_u32 chn_num, k_venc_stream *stream);
// Reads the state of a channel.
k_s32 kd_mpi_venc_query_status(k_u32 chn_num, k_venc_chn_status *status);
// Repeats the parameter sets before each IDR, and allows `request_idr`. H.264 and H.265, between `create_chn` and `start_chn`.
k_s32 kd_mpi_venc_enable_idr(k_u32 chn_num, k_bool idr_enable);
// Makes the next frame an IDR, in any state of the channel. H.264 and H.265, after `enable_idr`.
k_s32 kd_mpi_venc_request_idr(k_u32 chn_num);
// Rotates the following frames clockwise: `pic_width` and `pic_height` are those of the frames that come in. Any payload.
k_s32 kd_mpi_venc_set_rotation(k_u32 chn_num, k_rotation rotation);
// Reads the rotation.
k_s32 kd_mpi_venc_get_rotation(k_u32 chn_num, k_rotation *rotation);
// Mirrors the following frames, after the rotation. Any payload; there is no value for none.
k_s32 kd_mpi_venc_set_mirror(k_u32 chn_num, k_venc_mirror mirror);
// Reads the mirroring; 0 if none was set.
k_s32 kd_mpi_venc_get_mirror(k_u32 chn_num, k_venc_mirror *mirror);
// Switches the sample adaptive offset of luma and chroma, each 0 or 1. H.265, between `create_chn` and `start_chn`.
k_s32 kd_mpi_venc_set_h265_sao(k_u32 chn_num, const k_venc_h265_sao *h265_sao);
// Reads the sample adaptive offset. H.265.
k_s32 kd_mpi_venc_get_h265_sao(k_u32 chn_num, k_venc_h265_sao *h265_sao);
// Switches the deblocking filter, which is on by default. H.264 and H.265, between `create_chn` and `start_chn`.
k_s32 kd_mpi_venc_set_dblk(k_u32 chn_num, k_bool dblk_en);
// Reads the deblocking filter. H.264 and H.265.
k_s32 kd_mpi_venc_get_dblk(k_u32 chn_num, k_bool *dblk_en);
// Selects the entropy coding, with `cabac_init_idc` 0..2. H.264; call before `start_chn`.
k_s32 kd_mpi_venc_set_h264_entropy(k_u32 chn_num, const k_venc_h264_entropy *h264_entropy);
// Reads the entropy coding. H.264.
k_s32 kd_mpi_venc_get_h264_entropy(k_u32 chn_num, k_venc_h264_entropy *h264_entropy);
// Sets `cabac_init_flag`, 0 or 1. H.265; call before `start_chn`.
k_s32 kd_mpi_venc_set_h265_entropy(k_u32 chn_num, const k_venc_h265_entropy *h265_entropy);
// Reads `cabac_init_flag`. H.265.
k_s32 kd_mpi_venc_get_h265_entropy(k_u32 chn_num, k_venc_h265_entropy *h265_entropy);
// Sets the size of the VPU's own memory in bytes; streams do not depend on it.
k_s32 kd_mpi_venc_set_intbuf_size(k_u32 chn_num, k_u32 size);
// Attaches the 2D unit to channel 0, 1 or 2; call between `create_chn` and `start_chn`.
k_s32 kd_mpi_venc_attach_2d(k_u32 chn_num);
// Detaches the 2D unit; call before `destroy_chn`.
k_s32 kd_mpi_venc_detach_2d(k_u32 chn_num);
// Selects what the 2D unit does. A wrong mode is INVALID_CHNID, as the vendor's library has it.
k_s32 kd_mpi_venc_set_2d_mode(k_u32 chn_num, k_venc_2d_calc_mode mode);
// Reads what the 2D unit does.
k_s32 kd_mpi_venc_get_2d_mode(k_u32 chn_num, k_venc_2d_calc_mode *mode);
// Sets an OSD region; regions are numbered from 0. A wrong number is INVALID_CHNID, as the vendor's library has it.
k_s32 kd_mpi_venc_set_2d_osd_param(k_u32 chn_num, k_u8 index, const k_venc_2d_osd_attr *attr);
// Reads an OSD region.
k_s32 kd_mpi_venc_get_2d_osd_param(k_u32 chn_num, k_u8 index, k_venc_2d_osd_attr *attr);
// Sets a border; borders are numbered from 0.
k_s32 kd_mpi_venc_set_2d_border_param(k_u32 chn_num, k_u8 index, const k_venc_2d_border_attr *attr);
// Reads a border.
k_s32 kd_mpi_venc_get_2d_border_param(k_u32 chn_num, k_u8 index, k_venc_2d_border_attr *attr);
#if MPP_GENERATION_B
// Attaches a private pool to a channel for its output; call before `create_chn`.
k_s32 kd_mpi_venc_attach_vb_pool(k_u32 chn_num, k_u32 pool_id);
#endif
#if MPP_GENERATION_B
// Attaches a private pool as `attach_vb_pool` does, of which the channel uses `buff_num` blocks; 0: all.
k_s32 kd_mpi_venc_attach_vb_pool_ex(k_u32 chn_num, k_u32 pool_id, k_s32 buff_num);
#endif
#if MPP_GENERATION_B
// Detaches the private pool from a channel.
k_s32 kd_mpi_venc_detach_vb_pool(k_u32 chn_num);
#endif
#if MPP_GENERATION_B
// Reserves a free channel.
k_s32 kd_mpi_venc_request_chn(k_u32 *chn_num);
#endif
#if MPP_GENERATION_B
// Releases a reserved channel.
k_s32 kd_mpi_venc_release_chn(k_u32 chn_num);
#endif

#endif // MPP_ABI_H
