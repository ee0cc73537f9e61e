#ifndef MPP_ABI_H
#define MPP_ABI_H
#include <stdint.h>
typedef unsigned char k_u8;
typedef short unsigned int k_u16;
typedef unsigned int k_u32;
typedef signed char k_s8;
typedef short int k_s16;
typedef int k_s32;
typedef long unsigned int k_u64;
typedef long int k_s64;
typedef char k_char;
typedef k_u32 k_handle;
typedef k_u32 k_vb_blk_handle;
typedef enum {
    K_FALSE = 0,
    K_TRUE = 1,
} k_bool;
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
    K_ID_BUTT = 25,
} k_mod_id;
typedef enum {
    VB_REMAP_MODE_NONE = 0,
    VB_REMAP_MODE_NOCACHE = 1,
    VB_REMAP_MODE_CACHED = 2,
    VB_REMAP_MODE_BUTT = 3,
} k_vb_remap_mode;
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
typedef enum {
    VIDEO_FIELD_TOP = 1,
    VIDEO_FIELD_BOTTOM = 2,
    VIDEO_FIELD_INTERLACED = 3,
    VIDEO_FIELD_FRAME = 4,
    VIDEO_FIELD_BUTT = 5,
} k_video_field;
typedef enum {
    VIDEO_FORMAT_LINEAR = 0,
    VIDEO_FORMAT_TILE_64x16 = 1,
    VIDEO_FORMAT_TILE_16x8 = 2,
    VIDEO_FORMAT_LINEAR_DISCRETE = 3,
    VIDEO_FORMAT_BUTT = 4,
} k_video_format;
typedef enum {
    DYNAMIC_RANGE_SDR8 = 0,
    DYNAMIC_RANGE_SDR10 = 1,
    DYNAMIC_RANGE_HDR10 = 2,
    DYNAMIC_RANGE_HLG = 3,
    DYNAMIC_RANGE_SLF = 4,
    DYNAMIC_RANGE_XDR = 5,
    DYNAMIC_RANGE_BUTT = 6,
} k_dynamic_range;
typedef enum {
    COLOR_GAMUT_BT601 = 0,
    COLOR_GAMUT_BT709 = 1,
    COLOR_GAMUT_BT2020 = 2,
    COLOR_GAMUT_USER = 3,
    COLOR_GAMUT_BUTT = 4,
} k_color_gamut;
typedef enum {
    COMPRESS_MODE_NONE = 0,
    COMPRESS_MODE_SEG = 1,
    COMPRESS_MODE_TILE = 2,
    COMPRESS_MODE_LINE = 3,
    COMPRESS_MODE_FRAME = 4,
    COMPRESS_MODE_BUTT = 5,
} k_compress_mode;
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
    K_PT_BUTT = 1008,
} k_payload_type;
typedef enum {
    VENC_PROFILE_NONE = 0,
    VENC_PROFILE_H264_BASELINE = 1,
    VENC_PROFILE_H264_MAIN = 2,
    VENC_PROFILE_H264_HIGH = 3,
    VENC_PROFILE_H264_HIGH_10 = 4,
    VENC_PROFILE_H265_MAIN = 5,
    VENC_PROFILE_H265_MAIN_10 = 6,
    VENC_PROFILE_BUTT = 7,
} k_venc_profile;
typedef enum {
    K_VENC_RC_MODE_CBR = 1,
    K_VENC_RC_MODE_VBR = 2,
    K_VENC_RC_MODE_FIXQP = 3,
    K_VENC_RC_MODE_MJPEG_FIXQP = 4,
    K_VENC_RC_MODE_BUTT = 5,
} k_venc_rc_mode;
typedef enum {
    K_VENC_P_FRAME = 1,
    K_VENC_I_FRAME = 2,
    K_VENC_HEADER = 3,
    K_VENC_BUTT = 4,
} k_venc_pack_type;
#define K_BIND_DEST_MAXNUM (64)
#define K_ERR_MMZ_USERDEV_BADADDR (((k_s32)0xA0038011U))
#define K_ERR_MMZ_USERDEV_BUF_EMPTY (((k_s32)0xA003800EU))
#define K_ERR_MMZ_USERDEV_BUF_FULL (((k_s32)0xA003800FU))
#define K_ERR_MMZ_USERDEV_BUSY (((k_s32)0xA0038012U))
#define K_ERR_MMZ_USERDEV_EXIST (((k_s32)0xA0038004U))
#define K_ERR_MMZ_USERDEV_ILLEGAL_PARAM (((k_s32)0xA0038003U))
#define K_ERR_MMZ_USERDEV_INVALID_CHNID (((k_s32)0xA0038002U))
#define K_ERR_MMZ_USERDEV_INVALID_DEVID (((k_s32)0xA0038001U))
#define K_ERR_MMZ_USERDEV_NOBUF (((k_s32)0xA003800DU))
#define K_ERR_MMZ_USERDEV_NOMEM (((k_s32)0xA003800CU))
#define K_ERR_MMZ_USERDEV_NOTREADY (((k_s32)0xA0038010U))
#define K_ERR_MMZ_USERDEV_NOT_CONFIG (((k_s32)0xA0038007U))
#define K_ERR_MMZ_USERDEV_NOT_PERM (((k_s32)0xA0038009U))
#define K_ERR_MMZ_USERDEV_NOT_SUPPORT (((k_s32)0xA0038008U))
#define K_ERR_MMZ_USERDEV_NULL_PTR (((k_s32)0xA0038006U))
#define K_ERR_MMZ_USERDEV_UNEXIST (((k_s32)0xA0038005U))
#define K_ERR_SYS_BADADDR (((k_s32)0xA0058011U))
#define K_ERR_SYS_BUF_EMPTY (((k_s32)0xA005800EU))
#define K_ERR_SYS_BUF_FULL (((k_s32)0xA005800FU))
#define K_ERR_SYS_BUSY (((k_s32)0xA0058012U))
#define K_ERR_SYS_EXIST (((k_s32)0xA0058004U))
#define K_ERR_SYS_ILLEGAL_PARAM (((k_s32)0xA0058003U))
#define K_ERR_SYS_INVALID_CHNID (((k_s32)0xA0058002U))
#define K_ERR_SYS_INVALID_DEVID (((k_s32)0xA0058001U))
#define K_ERR_SYS_NOBUF (((k_s32)0xA005800DU))
#define K_ERR_SYS_NOMEM (((k_s32)0xA005800CU))
#define K_ERR_SYS_NOTREADY (((k_s32)0xA0058010U))
#define K_ERR_SYS_NOT_CONFIG (((k_s32)0xA0058007U))
#define K_ERR_SYS_NOT_PERM (((k_s32)0xA0058009U))
#define K_ERR_SYS_NOT_SUPPORT (((k_s32)0xA0058008U))
#define K_ERR_SYS_NULL_PTR (((k_s32)0xA0058006U))
#define K_ERR_SYS_UNEXIST (((k_s32)0xA0058005U))
#define K_ERR_VB_2MPOOLS (((k_s32)0xA0048040U))
#define K_ERR_VB_BUSY (((k_s32)0xA0048012U))
#define K_ERR_VB_ILLEGAL_PARAM (((k_s32)0xA0048003U))
#define K_ERR_VB_NOBUF (((k_s32)0xA004800DU))
#define K_ERR_VB_NOMEM (((k_s32)0xA004800CU))
#define K_ERR_VB_NOTREADY (((k_s32)0xA0048010U))
#define K_ERR_VB_NOT_PERM (((k_s32)0xA0048009U))
#define K_ERR_VB_NULL_PTR (((k_s32)0xA0048006U))
#define K_ERR_VB_UNEXIST (((k_s32)0xA0048005U))
#define K_ERR_VENC_BADADDR (((k_s32)0xA0098011U))
#define K_ERR_VENC_BUF_EMPTY (((k_s32)0xA009800EU))
#define K_ERR_VENC_BUF_FULL (((k_s32)0xA009800FU))
#define K_ERR_VENC_BUSY (((k_s32)0xA0098012U))
#define K_ERR_VENC_EXIST (((k_s32)0xA0098004U))
#define K_ERR_VENC_ILLEGAL_PARAM (((k_s32)0xA0098003U))
#define K_ERR_VENC_INVALID_CHNID (((k_s32)0xA0098002U))
#define K_ERR_VENC_INVALID_DEVID (((k_s32)0xA0098001U))
#define K_ERR_VENC_NOBUF (((k_s32)0xA009800DU))
#define K_ERR_VENC_NOMEM (((k_s32)0xA009800CU))
#define K_ERR_VENC_NOTREADY (((k_s32)0xA0098010U))
#define K_ERR_VENC_NOT_CONFIG (((k_s32)0xA0098007U))
#define K_ERR_VENC_NOT_PERM (((k_s32)0xA0098009U))
#define K_ERR_VENC_NOT_SUPPORT (((k_s32)0xA0098008U))
#define K_ERR_VENC_NULL_PTR (((k_s32)0xA0098006U))
#define K_ERR_VENC_UNEXIST (((k_s32)0xA0098005U))
#define K_FAILED (-1)
#define K_SUCCESS (0)
#define K_VENC_2D_COEF_NUM (12)
#define K_VENC_2D_MAX_CHN_NUM (3)
#define K_VENC_MAX_2D_BORDER_NUM (32)
#define K_VENC_MAX_2D_OSD_REGION_NUM (8)
#define MAX_MMZ_NAME_LEN (16)
#define MAX_VB_BLK_SIZE (0xffff0000U)
#define POOL_OWNER_COMMON (-1)
#define POOL_OWNER_PRIVATE (-2)
#define VB_INVALID_HANDLE (0xffffffffU)
#define VB_INVALID_POOLID (0xffffffffU)
#define VB_MAX_BLKS (65536)
#define VB_MAX_COMM_POOLS (16)
#define VB_MAX_MOD_COMM_POOLS (16)
#define VB_MAX_POOLS (256)
#define VB_MAX_USER (15)
#define VB_SINGLE_MAX_BLKS (256)
#define VB_SUPPLEMENT_ISP_INFO_MASK (2)
#define VB_SUPPLEMENT_JPEG_MASK (1)
#define VB_SUPPLEMENT_UNSPPORT_MASK (0xfffffffcU)
#define VENC_MAX_CHN_NUMS (4)
#define VENC_MAX_DEV_NUMS (1)
typedef struct {
    k_mod_id mod_id;
    k_s32 dev_id;
    k_s32 chn_id;
} k_mpp_chn;
typedef struct {
    k_u64 blk_size;
    k_u32 blk_cnt;
    k_vb_remap_mode mode;
    char mmz_name[16];
} k_vb_pool_config;
typedef struct {
    k_u32 max_pool_cnt;
    k_vb_pool_config comm_pool[16];
} k_vb_config;
typedef struct {
    k_u32 supplement_config;
} k_vb_supplement_config;
typedef struct {
    k_u64 jpeg_dcf_phy_addr;
    k_u64 isp_info_phy_addr;
    void * jpeg_dcf_kvirt_addr;
    void * isp_info_kvirt_addr;
} k_video_supplement;
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
typedef struct {
    k_video_frame v_frame;
    k_u32 pool_id;
    k_mod_id mod_id;
} k_video_frame_info;
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
typedef struct {
    k_u32 gop;
    k_u32 stats_time;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 bit_rate;
} k_venc_cbr;
typedef struct {
    k_u32 gop;
    k_u32 stats_time;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 max_bit_rate;
    k_u32 bit_rate;
} k_venc_vbr;
typedef struct {
    k_u32 gop;
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 i_qp;
    k_u32 p_qp;
} k_venc_fixqp;
typedef struct {
    k_u32 src_frame_rate;
    k_u32 dst_frame_rate;
    k_u32 q_factor;
} k_venc_mjpeg_fixqp;
typedef struct {
    k_venc_rc_mode rc_mode;
    union {
    k_venc_cbr cbr;
    k_venc_vbr vbr;
    k_venc_fixqp fixqp;
    k_venc_mjpeg_fixqp mjpeg_fixqp;
    };
} k_venc_rc_attr;
typedef struct {
    k_venc_attr venc_attr;
    k_venc_rc_attr rc_attr;
} k_venc_chn_attr;
typedef struct {
    k_u64 phys_addr;
    k_u32 len;
    k_u64 pts;
    k_venc_pack_type type;
} k_venc_pack;
typedef struct {
    k_venc_pack * pack;
    k_u32 pack_cnt;
} k_venc_stream;
typedef struct {
    k_u32 u32PicBytesNum;
    k_u32 u32PicCnt;
    k_u32 u32StartQp;
    k_u32 u32MeanQp;
} k_venc_stream_info;
typedef struct {
    k_u32 cur_packs;
    k_u64 release_pic_pts;
    k_bool end_of_stream;
    k_venc_stream_info stream_info;
} k_venc_chn_status;
k_s32 kd_mpi_vb_create_pool(k_vb_pool_config* config);
k_s32 kd_mpi_vb_destory_pool(k_u32 pool_id);
k_vb_blk_handle kd_mpi_vb_get_block(k_u32 pool_id, k_u64 blk_size, const k_char* mmz_name);
k_s32 kd_mpi_vb_release_block(k_vb_blk_handle block);
k_vb_blk_handle kd_mpi_vb_phyaddr_to_handle(k_u64 phys_addr);
k_u64 kd_mpi_vb_handle_to_phyaddr(k_vb_blk_handle block);
k_s32 kd_mpi_vb_handle_to_pool_id(k_vb_blk_handle block);
k_s32 kd_mpi_vb_init(void);
k_s32 kd_mpi_vb_exit(void);
k_s32 kd_mpi_vb_set_config(const k_vb_config* config);
k_s32 kd_mpi_vb_get_config(k_vb_config* config);
k_s32 kd_mpi_vb_set_supplement_config(const k_vb_supplement_config* supplement_config);
k_s32 kd_mpi_vb_get_supplement_config(k_vb_supplement_config* supplement_config);
void* kd_mpi_sys_mmap(k_u64 phy_addr, k_u32 size);
void* kd_mpi_sys_mmap_cached(k_u64 phy_addr, k_u32 size);
k_s32 kd_mpi_sys_munmap(void* virt_addr, k_u32 size);
k_s32 kd_mpi_sys_mmz_alloc(k_u64* phy_addr, void** virt_addr, const k_char* mmb, const k_char* zone, k_u32 len);
k_s32 kd_mpi_sys_mmz_alloc_cached(k_u64* phy_addr, void** virt_addr, const k_char* mmb, const k_char* zone, k_u32 len);
k_s32 kd_mpi_sys_mmz_free(k_u64 phy_addr, void* virt_addr);
k_s32 kd_mpi_sys_mmz_flush_cache(k_u64 phy_addr, void* virt_addr, k_u32 size);
k_s32 kd_mpi_sys_bind(k_mpp_chn* src_chn, k_mpp_chn* dest_chn);
k_s32 kd_mpi_sys_unbind(k_mpp_chn* src_chn, k_mpp_chn* dest_chn);
k_s32 kd_mpi_sys_get_bind_by_dest(k_mpp_chn* dest_chn, k_mpp_chn* src_chn);
k_s32 kd_mpi_venc_create_chn(k_u32 chn_num, k_venc_chn_attr* attr);
k_s32 kd_mpi_venc_start_chn(k_u32 chn_num);
k_s32 kd_mpi_venc_stop_chn(k_u32 chn_num);
k_s32 kd_mpi_venc_destroy_chn(k_u32 chn_num);
k_s32 kd_mpi_venc_send_frame(k_u32 chn_num, k_video_frame_info* frame, k_s32 milli_sec);
k_s32 kd_mpi_venc_get_stream(k_u32 chn_num, k_venc_stream* stream, k_s32 milli_sec);
k_s32 kd_mpi_venc_release_stream(k_u32 chn_num, k_venc_stream* stream);
k_s32 kd_mpi_venc_query_status(k_u32 chn_num, k_venc_chn_status* status);
k_s32 kd_mpi_venc_enable_idr(k_u32 chn_num, k_bool idr_enable);
k_s32 kd_mpi_venc_request_idr(k_u32 chn_num);
#if MPP_GENERATION_B
k_s32 kd_mpi_venc_attach_vb_pool(k_u32 chn_num, k_u32 pool_id);
#endif
#if MPP_GENERATION_B
k_s32 kd_mpi_venc_detach_vb_pool(k_u32 chn_num);
#endif
#if MPP_GENERATION_B
k_s32 kd_mpi_venc_request_chn(k_u32* chn_num);
#endif
#if MPP_GENERATION_B
k_s32 kd_mpi_venc_release_chn(k_u32 chn_num);
#endif
#endif
