// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
//
// Asserts that the ABI as the compiler sees it is that of the spec.
#include <stddef.h>

_Static_assert((long long)K_ERR_MMZ_USERDEV_ILLEGAL_PARAM == (long long)((int)0xA0038003U), "K_ERR_MMZ_USERDEV_ILLEGAL_PARAM is not 0xA0038003U");
_Static_assert((long long)K_ERR_MMZ_USERDEV_NOMEM == (long long)((int)0xA003800CU), "K_ERR_MMZ_USERDEV_NOMEM is not 0xA003800CU");
_Static_assert((long long)K_ERR_MMZ_USERDEV_NULL_PTR == (long long)((int)0xA0038006U), "K_ERR_MMZ_USERDEV_NULL_PTR is not 0xA0038006U");
_Static_assert((long long)K_ERR_SYS_BADADDR == (long long)((int)0xA0058011U), "K_ERR_SYS_BADADDR is not 0xA0058011U");
_Static_assert((long long)K_ERR_SYS_BUF_EMPTY == (long long)((int)0xA005800EU), "K_ERR_SYS_BUF_EMPTY is not 0xA005800EU");
_Static_assert((long long)K_ERR_SYS_BUF_FULL == (long long)((int)0xA005800FU), "K_ERR_SYS_BUF_FULL is not 0xA005800FU");
_Static_assert((long long)K_ERR_SYS_BUSY == (long long)((int)0xA0058012U), "K_ERR_SYS_BUSY is not 0xA0058012U");
_Static_assert((long long)K_ERR_SYS_EXIST == (long long)((int)0xA0058004U), "K_ERR_SYS_EXIST is not 0xA0058004U");
_Static_assert((long long)K_ERR_SYS_ILLEGAL_PARAM == (long long)((int)0xA0058003U), "K_ERR_SYS_ILLEGAL_PARAM is not 0xA0058003U");
_Static_assert((long long)K_ERR_SYS_INVALID_CHNID == (long long)((int)0xA0058002U), "K_ERR_SYS_INVALID_CHNID is not 0xA0058002U");
_Static_assert((long long)K_ERR_SYS_INVALID_DEVID == (long long)((int)0xA0058001U), "K_ERR_SYS_INVALID_DEVID is not 0xA0058001U");
_Static_assert((long long)K_ERR_SYS_NOBUF == (long long)((int)0xA005800DU), "K_ERR_SYS_NOBUF is not 0xA005800DU");
_Static_assert((long long)K_ERR_SYS_NOMEM == (long long)((int)0xA005800CU), "K_ERR_SYS_NOMEM is not 0xA005800CU");
_Static_assert((long long)K_ERR_SYS_NOTREADY == (long long)((int)0xA0058010U), "K_ERR_SYS_NOTREADY is not 0xA0058010U");
_Static_assert((long long)K_ERR_SYS_NOT_CONFIG == (long long)((int)0xA0058007U), "K_ERR_SYS_NOT_CONFIG is not 0xA0058007U");
_Static_assert((long long)K_ERR_SYS_NOT_PERM == (long long)((int)0xA0058009U), "K_ERR_SYS_NOT_PERM is not 0xA0058009U");
_Static_assert((long long)K_ERR_SYS_NOT_SUPPORT == (long long)((int)0xA0058008U), "K_ERR_SYS_NOT_SUPPORT is not 0xA0058008U");
_Static_assert((long long)K_ERR_SYS_NULL_PTR == (long long)((int)0xA0058006U), "K_ERR_SYS_NULL_PTR is not 0xA0058006U");
_Static_assert((long long)K_ERR_SYS_UNEXIST == (long long)((int)0xA0058005U), "K_ERR_SYS_UNEXIST is not 0xA0058005U");
_Static_assert((long long)K_ERR_VB_2MPOOLS == (long long)((int)0xA0048040U), "K_ERR_VB_2MPOOLS is not 0xA0048040U");
_Static_assert((long long)K_ERR_VB_BUSY == (long long)((int)0xA0048012U), "K_ERR_VB_BUSY is not 0xA0048012U");
_Static_assert((long long)K_ERR_VB_ILLEGAL_PARAM == (long long)((int)0xA0048003U), "K_ERR_VB_ILLEGAL_PARAM is not 0xA0048003U");
_Static_assert((long long)K_ERR_VB_NOBUF == (long long)((int)0xA004800DU), "K_ERR_VB_NOBUF is not 0xA004800DU");
_Static_assert((long long)K_ERR_VB_NOMEM == (long long)((int)0xA004800CU), "K_ERR_VB_NOMEM is not 0xA004800CU");
_Static_assert((long long)K_ERR_VB_NOTREADY == (long long)((int)0xA0048010U), "K_ERR_VB_NOTREADY is not 0xA0048010U");
_Static_assert((long long)K_ERR_VB_NOT_PERM == (long long)((int)0xA0048009U), "K_ERR_VB_NOT_PERM is not 0xA0048009U");
_Static_assert((long long)K_ERR_VB_NULL_PTR == (long long)((int)0xA0048006U), "K_ERR_VB_NULL_PTR is not 0xA0048006U");
_Static_assert((long long)K_ERR_VB_UNEXIST == (long long)((int)0xA0048005U), "K_ERR_VB_UNEXIST is not 0xA0048005U");
_Static_assert((long long)K_ERR_VENC_BADADDR == (long long)((int)0xA0098011U), "K_ERR_VENC_BADADDR is not 0xA0098011U");
_Static_assert((long long)K_ERR_VENC_BUF_EMPTY == (long long)((int)0xA009800EU), "K_ERR_VENC_BUF_EMPTY is not 0xA009800EU");
_Static_assert((long long)K_ERR_VENC_BUF_FULL == (long long)((int)0xA009800FU), "K_ERR_VENC_BUF_FULL is not 0xA009800FU");
_Static_assert((long long)K_ERR_VENC_BUSY == (long long)((int)0xA0098012U), "K_ERR_VENC_BUSY is not 0xA0098012U");
_Static_assert((long long)K_ERR_VENC_EXIST == (long long)((int)0xA0098004U), "K_ERR_VENC_EXIST is not 0xA0098004U");
_Static_assert((long long)K_ERR_VENC_ILLEGAL_PARAM == (long long)((int)0xA0098003U), "K_ERR_VENC_ILLEGAL_PARAM is not 0xA0098003U");
_Static_assert((long long)K_ERR_VENC_INVALID_CHNID == (long long)((int)0xA0098002U), "K_ERR_VENC_INVALID_CHNID is not 0xA0098002U");
_Static_assert((long long)K_ERR_VENC_INVALID_DEVID == (long long)((int)0xA0098001U), "K_ERR_VENC_INVALID_DEVID is not 0xA0098001U");
_Static_assert((long long)K_ERR_VENC_NOBUF == (long long)((int)0xA009800DU), "K_ERR_VENC_NOBUF is not 0xA009800DU");
_Static_assert((long long)K_ERR_VENC_NOMEM == (long long)((int)0xA009800CU), "K_ERR_VENC_NOMEM is not 0xA009800CU");
_Static_assert((long long)K_ERR_VENC_NOTREADY == (long long)((int)0xA0098010U), "K_ERR_VENC_NOTREADY is not 0xA0098010U");
_Static_assert((long long)K_ERR_VENC_NOT_CONFIG == (long long)((int)0xA0098007U), "K_ERR_VENC_NOT_CONFIG is not 0xA0098007U");
_Static_assert((long long)K_ERR_VENC_NOT_PERM == (long long)((int)0xA0098009U), "K_ERR_VENC_NOT_PERM is not 0xA0098009U");
_Static_assert((long long)K_ERR_VENC_NOT_SUPPORT == (long long)((int)0xA0098008U), "K_ERR_VENC_NOT_SUPPORT is not 0xA0098008U");
_Static_assert((long long)K_ERR_VENC_NULL_PTR == (long long)((int)0xA0098006U), "K_ERR_VENC_NULL_PTR is not 0xA0098006U");
_Static_assert((long long)K_ERR_VENC_UNEXIST == (long long)((int)0xA0098005U), "K_ERR_VENC_UNEXIST is not 0xA0098005U");
_Static_assert((long long)VENC_MAX_CHN_NUMS == (long long)(4), "VENC_MAX_CHN_NUMS is not 4");
_Static_assert((long long)VB_INVALID_POOLID == (long long)(0xFFFFFFFFU), "VB_INVALID_POOLID is not 0xFFFFFFFFU");
_Static_assert((long long)VB_INVALID_HANDLE == (long long)(0xFFFFFFFFU), "VB_INVALID_HANDLE is not 0xFFFFFFFFU");
_Static_assert((long long)VB_MAX_COMM_POOLS == (long long)(16), "VB_MAX_COMM_POOLS is not 16");
_Static_assert((long long)VB_MAX_POOLS == (long long)(256), "VB_MAX_POOLS is not 256");
_Static_assert((long long)VB_SINGLE_MAX_BLKS == (long long)(256), "VB_SINGLE_MAX_BLKS is not 256");
_Static_assert((long long)MAX_MMZ_NAME_LEN == (long long)(16), "MAX_MMZ_NAME_LEN is not 16");
_Static_assert((long long)VB_SUPPLEMENT_JPEG_MASK == (long long)(1), "VB_SUPPLEMENT_JPEG_MASK is not 1");
_Static_assert((long long)VB_SUPPLEMENT_ISP_INFO_MASK == (long long)(2), "VB_SUPPLEMENT_ISP_INFO_MASK is not 2");
_Static_assert((long long)VENC_MAX_DEV_NUMS == (long long)(1), "VENC_MAX_DEV_NUMS is not 1");
_Static_assert(K_FALSE == 0, "k_bool.K_FALSE is not 0");
_Static_assert(K_TRUE == 1, "k_bool.K_TRUE is not 1");
_Static_assert(K_ID_CMPI == 0, "k_mod_id.K_ID_CMPI is not 0");
_Static_assert(K_ID_LOG == 1, "k_mod_id.K_ID_LOG is not 1");
_Static_assert(K_ID_MMZ == 2, "k_mod_id.K_ID_MMZ is not 2");
_Static_assert(K_ID_MMZ_USER_DEV == 3, "k_mod_id.K_ID_MMZ_USER_DEV is not 3");
_Static_assert(K_ID_VB == 4, "k_mod_id.K_ID_VB is not 4");
_Static_assert(K_ID_SYS == 5, "k_mod_id.K_ID_SYS is not 5");
_Static_assert(K_ID_VI == 6, "k_mod_id.K_ID_VI is not 6");
_Static_assert(K_ID_VENC == 9, "k_mod_id.K_ID_VENC is not 9");
_Static_assert(K_ID_VDEC == 10, "k_mod_id.K_ID_VDEC is not 10");
_Static_assert(K_ID_VO == 11, "k_mod_id.K_ID_VO is not 11");
_Static_assert(K_ID_AI == 12, "k_mod_id.K_ID_AI is not 12");
_Static_assert(K_ID_AREC == 13, "k_mod_id.K_ID_AREC is not 13");
_Static_assert(K_ID_AENC == 14, "k_mod_id.K_ID_AENC is not 14");
_Static_assert(K_ID_ADEC == 15, "k_mod_id.K_ID_ADEC is not 15");
_Static_assert(K_ID_AO == 16, "k_mod_id.K_ID_AO is not 16");
_Static_assert(K_ID_DPU == 17, "k_mod_id.K_ID_DPU is not 17");
_Static_assert(K_ID_V_VI == 18, "k_mod_id.K_ID_V_VI is not 18");
_Static_assert(K_ID_V_VO == 19, "k_mod_id.K_ID_V_VO is not 19");
_Static_assert(K_ID_DMA == 20, "k_mod_id.K_ID_DMA is not 20");
_Static_assert(K_ID_VICAP == 21, "k_mod_id.K_ID_VICAP is not 21");
_Static_assert(K_ID_DW200 == 22, "k_mod_id.K_ID_DW200 is not 22");
_Static_assert(K_ID_PM == 23, "k_mod_id.K_ID_PM is not 23");
_Static_assert(K_ID_NONAI_2D == 24, "k_mod_id.K_ID_NONAI_2D is not 24");
_Static_assert(VB_REMAP_MODE_NONE == 0, "k_vb_remap_mode.VB_REMAP_MODE_NONE is not 0");
_Static_assert(VB_REMAP_MODE_NOCACHE == 1, "k_vb_remap_mode.VB_REMAP_MODE_NOCACHE is not 1");
_Static_assert(VB_REMAP_MODE_CACHED == 2, "k_vb_remap_mode.VB_REMAP_MODE_CACHED is not 2");
_Static_assert(PIXEL_FORMAT_RGB_444 == 0, "k_pixel_format.PIXEL_FORMAT_RGB_444 is not 0");
_Static_assert(PIXEL_FORMAT_RGB_555 == 1, "k_pixel_format.PIXEL_FORMAT_RGB_555 is not 1");
_Static_assert(PIXEL_FORMAT_RGB_565 == 2, "k_pixel_format.PIXEL_FORMAT_RGB_565 is not 2");
_Static_assert(PIXEL_FORMAT_RGB_888 == 3, "k_pixel_format.PIXEL_FORMAT_RGB_888 is not 3");
_Static_assert(PIXEL_FORMAT_BGR_444 == 4, "k_pixel_format.PIXEL_FORMAT_BGR_444 is not 4");
_Static_assert(PIXEL_FORMAT_BGR_555 == 5, "k_pixel_format.PIXEL_FORMAT_BGR_555 is not 5");
_Static_assert(PIXEL_FORMAT_BGR_565 == 6, "k_pixel_format.PIXEL_FORMAT_BGR_565 is not 6");
_Static_assert(PIXEL_FORMAT_BGR_888 == 7, "k_pixel_format.PIXEL_FORMAT_BGR_888 is not 7");
_Static_assert(PIXEL_FORMAT_ARGB_1555 == 8, "k_pixel_format.PIXEL_FORMAT_ARGB_1555 is not 8");
_Static_assert(PIXEL_FORMAT_ARGB_4444 == 9, "k_pixel_format.PIXEL_FORMAT_ARGB_4444 is not 9");
_Static_assert(PIXEL_FORMAT_ARGB_8565 == 10, "k_pixel_format.PIXEL_FORMAT_ARGB_8565 is not 10");
_Static_assert(PIXEL_FORMAT_ARGB_8888 == 11, "k_pixel_format.PIXEL_FORMAT_ARGB_8888 is not 11");
_Static_assert(PIXEL_FORMAT_ARGB_2BPP == 12, "k_pixel_format.PIXEL_FORMAT_ARGB_2BPP is not 12");
_Static_assert(PIXEL_FORMAT_ABGR_1555 == 13, "k_pixel_format.PIXEL_FORMAT_ABGR_1555 is not 13");
_Static_assert(PIXEL_FORMAT_ABGR_4444 == 14, "k_pixel_format.PIXEL_FORMAT_ABGR_4444 is not 14");
_Static_assert(PIXEL_FORMAT_ABGR_8565 == 15, "k_pixel_format.PIXEL_FORMAT_ABGR_8565 is not 15");
_Static_assert(PIXEL_FORMAT_ABGR_8888 == 16, "k_pixel_format.PIXEL_FORMAT_ABGR_8888 is not 16");
_Static_assert(PIXEL_FORMAT_BGRA_8888 == 17, "k_pixel_format.PIXEL_FORMAT_BGRA_8888 is not 17");
_Static_assert(PIXEL_FORMAT_RGB_MONOCHROME_8BPP == 18, "k_pixel_format.PIXEL_FORMAT_RGB_MONOCHROME_8BPP is not 18");
_Static_assert(PIXEL_FORMAT_RGB_BAYER_8BPP == 19, "k_pixel_format.PIXEL_FORMAT_RGB_BAYER_8BPP is not 19");
_Static_assert(PIXEL_FORMAT_RGB_BAYER_10BPP == 20, "k_pixel_format.PIXEL_FORMAT_RGB_BAYER_10BPP is not 20");
_Static_assert(PIXEL_FORMAT_RGB_BAYER_12BPP == 21, "k_pixel_format.PIXEL_FORMAT_RGB_BAYER_12BPP is not 21");
_Static_assert(PIXEL_FORMAT_RGB_BAYER_14BPP == 22, "k_pixel_format.PIXEL_FORMAT_RGB_BAYER_14BPP is not 22");
_Static_assert(PIXEL_FORMAT_RGB_BAYER_16BPP == 23, "k_pixel_format.PIXEL_FORMAT_RGB_BAYER_16BPP is not 23");
_Static_assert(PIXEL_FORMAT_YVU_PLANAR_422 == 24, "k_pixel_format.PIXEL_FORMAT_YVU_PLANAR_422 is not 24");
_Static_assert(PIXEL_FORMAT_YVU_PLANAR_420 == 25, "k_pixel_format.PIXEL_FORMAT_YVU_PLANAR_420 is not 25");
_Static_assert(PIXEL_FORMAT_YVU_PLANAR_444 == 26, "k_pixel_format.PIXEL_FORMAT_YVU_PLANAR_444 is not 26");
_Static_assert(PIXEL_FORMAT_YVU_SEMIPLANAR_422 == 27, "k_pixel_format.PIXEL_FORMAT_YVU_SEMIPLANAR_422 is not 27");
_Static_assert(PIXEL_FORMAT_YVU_SEMIPLANAR_420 == 28, "k_pixel_format.PIXEL_FORMAT_YVU_SEMIPLANAR_420 is not 28");
_Static_assert(PIXEL_FORMAT_YVU_SEMIPLANAR_444 == 29, "k_pixel_format.PIXEL_FORMAT_YVU_SEMIPLANAR_444 is not 29");
_Static_assert(PIXEL_FORMAT_YUV_SEMIPLANAR_422 == 30, "k_pixel_format.PIXEL_FORMAT_YUV_SEMIPLANAR_422 is not 30");
_Static_assert(PIXEL_FORMAT_YUV_SEMIPLANAR_420 == 31, "k_pixel_format.PIXEL_FORMAT_YUV_SEMIPLANAR_420 is not 31");
_Static_assert(PIXEL_FORMAT_YUV_SEMIPLANAR_444 == 32, "k_pixel_format.PIXEL_FORMAT_YUV_SEMIPLANAR_444 is not 32");
_Static_assert(PIXEL_FORMAT_YUYV_PACKAGE_422 == 33, "k_pixel_format.PIXEL_FORMAT_YUYV_PACKAGE_422 is not 33");
_Static_assert(PIXEL_FORMAT_YVYU_PACKAGE_422 == 34, "k_pixel_format.PIXEL_FORMAT_YVYU_PACKAGE_422 is not 34");
_Static_assert(PIXEL_FORMAT_UYVY_PACKAGE_422 == 35, "k_pixel_format.PIXEL_FORMAT_UYVY_PACKAGE_422 is not 35");
_Static_assert(PIXEL_FORMAT_VYUY_PACKAGE_422 == 36, "k_pixel_format.PIXEL_FORMAT_VYUY_PACKAGE_422 is not 36");
_Static_assert(PIXEL_FORMAT_YYUV_PACKAGE_422 == 37, "k_pixel_format.PIXEL_FORMAT_YYUV_PACKAGE_422 is not 37");
_Static_assert(PIXEL_FORMAT_YYVU_PACKAGE_422 == 38, "k_pixel_format.PIXEL_FORMAT_YYVU_PACKAGE_422 is not 38");
_Static_assert(PIXEL_FORMAT_UVYY_PACKAGE_422 == 39, "k_pixel_format.PIXEL_FORMAT_UVYY_PACKAGE_422 is not 39");
_Static_assert(PIXEL_FORMAT_VUYY_PACKAGE_422 == 40, "k_pixel_format.PIXEL_FORMAT_VUYY_PACKAGE_422 is not 40");
_Static_assert(PIXEL_FORMAT_VY1UY0_PACKAGE_422 == 41, "k_pixel_format.PIXEL_FORMAT_VY1UY0_PACKAGE_422 is not 41");
_Static_assert(PIXEL_FORMAT_YUV_PACKAGE_444 == 42, "k_pixel_format.PIXEL_FORMAT_YUV_PACKAGE_444 is not 42");
_Static_assert(PIXEL_FORMAT_YUV_400 == 43, "k_pixel_format.PIXEL_FORMAT_YUV_400 is not 43");
_Static_assert(PIXEL_FORMAT_UV_420 == 44, "k_pixel_format.PIXEL_FORMAT_UV_420 is not 44");
_Static_assert(PIXEL_FORMAT_BGR_888_PLANAR == 45, "k_pixel_format.PIXEL_FORMAT_BGR_888_PLANAR is not 45");
_Static_assert(PIXEL_FORMAT_RGB_888_PLANAR == 46, "k_pixel_format.PIXEL_FORMAT_RGB_888_PLANAR is not 46");
_Static_assert(PIXEL_FORMAT_HSV_888_PACKAGE == 47, "k_pixel_format.PIXEL_FORMAT_HSV_888_PACKAGE is not 47");
_Static_assert(PIXEL_FORMAT_HSV_888_PLANAR == 48, "k_pixel_format.PIXEL_FORMAT_HSV_888_PLANAR is not 48");
_Static_assert(PIXEL_FORMAT_LAB_888_PACKAGE == 49, "k_pixel_format.PIXEL_FORMAT_LAB_888_PACKAGE is not 49");
_Static_assert(PIXEL_FORMAT_LAB_888_PLANAR == 50, "k_pixel_format.PIXEL_FORMAT_LAB_888_PLANAR is not 50");
_Static_assert(PIXEL_FORMAT_S8C1 == 51, "k_pixel_format.PIXEL_FORMAT_S8C1 is not 51");
_Static_assert(PIXEL_FORMAT_S8C2_PACKAGE == 52, "k_pixel_format.PIXEL_FORMAT_S8C2_PACKAGE is not 52");
_Static_assert(PIXEL_FORMAT_S8C2_PLANAR == 53, "k_pixel_format.PIXEL_FORMAT_S8C2_PLANAR is not 53");
_Static_assert(PIXEL_FORMAT_S8C3_PLANAR == 54, "k_pixel_format.PIXEL_FORMAT_S8C3_PLANAR is not 54");
_Static_assert(PIXEL_FORMAT_S16C1 == 55, "k_pixel_format.PIXEL_FORMAT_S16C1 is not 55");
_Static_assert(PIXEL_FORMAT_U8C1 == 56, "k_pixel_format.PIXEL_FORMAT_U8C1 is not 56");
_Static_assert(PIXEL_FORMAT_U16C1 == 57, "k_pixel_format.PIXEL_FORMAT_U16C1 is not 57");
_Static_assert(PIXEL_FORMAT_S32C1 == 58, "k_pixel_format.PIXEL_FORMAT_S32C1 is not 58");
_Static_assert(PIXEL_FORMAT_U32C1 == 59, "k_pixel_format.PIXEL_FORMAT_U32C1 is not 59");
_Static_assert(PIXEL_FORMAT_U64C1 == 60, "k_pixel_format.PIXEL_FORMAT_U64C1 is not 60");
_Static_assert(PIXEL_FORMAT_S64C1 == 61, "k_pixel_format.PIXEL_FORMAT_S64C1 is not 61");
_Static_assert(PIXEL_FORMAT_RGB_565_LE == 300, "k_pixel_format.PIXEL_FORMAT_RGB_565_LE is not 300");
_Static_assert(PIXEL_FORMAT_BGR_565_LE == 301, "k_pixel_format.PIXEL_FORMAT_BGR_565_LE is not 301");
#if MPP_GENERATION_B
_Static_assert(PIXEL_FORMAT_RGBA_8888 == 302, "k_pixel_format.PIXEL_FORMAT_RGBA_8888 is not 302");
#endif
_Static_assert(VIDEO_FIELD_TOP == 1, "k_video_field.VIDEO_FIELD_TOP is not 1");
_Static_assert(VIDEO_FIELD_BOTTOM == 2, "k_video_field.VIDEO_FIELD_BOTTOM is not 2");
_Static_assert(VIDEO_FIELD_INTERLACED == 3, "k_video_field.VIDEO_FIELD_INTERLACED is not 3");
_Static_assert(VIDEO_FIELD_FRAME == 4, "k_video_field.VIDEO_FIELD_FRAME is not 4");
_Static_assert(VIDEO_FORMAT_LINEAR == 0, "k_video_format.VIDEO_FORMAT_LINEAR is not 0");
_Static_assert(VIDEO_FORMAT_TILE_64x16 == 1, "k_video_format.VIDEO_FORMAT_TILE_64x16 is not 1");
_Static_assert(VIDEO_FORMAT_TILE_16x8 == 2, "k_video_format.VIDEO_FORMAT_TILE_16x8 is not 2");
_Static_assert(VIDEO_FORMAT_LINEAR_DISCRETE == 3, "k_video_format.VIDEO_FORMAT_LINEAR_DISCRETE is not 3");
_Static_assert(DYNAMIC_RANGE_SDR8 == 0, "k_dynamic_range.DYNAMIC_RANGE_SDR8 is not 0");
_Static_assert(DYNAMIC_RANGE_SDR10 == 1, "k_dynamic_range.DYNAMIC_RANGE_SDR10 is not 1");
_Static_assert(DYNAMIC_RANGE_HDR10 == 2, "k_dynamic_range.DYNAMIC_RANGE_HDR10 is not 2");
_Static_assert(DYNAMIC_RANGE_HLG == 3, "k_dynamic_range.DYNAMIC_RANGE_HLG is not 3");
_Static_assert(DYNAMIC_RANGE_SLF == 4, "k_dynamic_range.DYNAMIC_RANGE_SLF is not 4");
_Static_assert(DYNAMIC_RANGE_XDR == 5, "k_dynamic_range.DYNAMIC_RANGE_XDR is not 5");
_Static_assert(COLOR_GAMUT_BT601 == 0, "k_color_gamut.COLOR_GAMUT_BT601 is not 0");
_Static_assert(COLOR_GAMUT_BT709 == 1, "k_color_gamut.COLOR_GAMUT_BT709 is not 1");
_Static_assert(COLOR_GAMUT_BT2020 == 2, "k_color_gamut.COLOR_GAMUT_BT2020 is not 2");
_Static_assert(COLOR_GAMUT_USER == 3, "k_color_gamut.COLOR_GAMUT_USER is not 3");
_Static_assert(COMPRESS_MODE_NONE == 0, "k_compress_mode.COMPRESS_MODE_NONE is not 0");
_Static_assert(COMPRESS_MODE_SEG == 1, "k_compress_mode.COMPRESS_MODE_SEG is not 1");
_Static_assert(COMPRESS_MODE_TILE == 2, "k_compress_mode.COMPRESS_MODE_TILE is not 2");
_Static_assert(COMPRESS_MODE_LINE == 3, "k_compress_mode.COMPRESS_MODE_LINE is not 3");
_Static_assert(COMPRESS_MODE_FRAME == 4, "k_compress_mode.COMPRESS_MODE_FRAME is not 4");
_Static_assert(K_PT_PCMU == 0, "k_payload_type.K_PT_PCMU is not 0");
_Static_assert(K_PT_1016 == 1, "k_payload_type.K_PT_1016 is not 1");
_Static_assert(K_PT_G721 == 2, "k_payload_type.K_PT_G721 is not 2");
_Static_assert(K_PT_GSM == 3, "k_payload_type.K_PT_GSM is not 3");
_Static_assert(K_PT_G723 == 4, "k_payload_type.K_PT_G723 is not 4");
_Static_assert(K_PT_DVI4_8K == 5, "k_payload_type.K_PT_DVI4_8K is not 5");
_Static_assert(K_PT_DVI4_16K == 6, "k_payload_type.K_PT_DVI4_16K is not 6");
_Static_assert(K_PT_LPC == 7, "k_payload_type.K_PT_LPC is not 7");
_Static_assert(K_PT_PCMA == 8, "k_payload_type.K_PT_PCMA is not 8");
_Static_assert(K_PT_G722 == 9, "k_payload_type.K_PT_G722 is not 9");
_Static_assert(K_PT_S16BE_STEREO == 10, "k_payload_type.K_PT_S16BE_STEREO is not 10");
_Static_assert(K_PT_S16BE_MONO == 11, "k_payload_type.K_PT_S16BE_MONO is not 11");
_Static_assert(K_PT_QCELP == 12, "k_payload_type.K_PT_QCELP is not 12");
_Static_assert(K_PT_CN == 13, "k_payload_type.K_PT_CN is not 13");
_Static_assert(K_PT_MPEGAUDIO == 14, "k_payload_type.K_PT_MPEGAUDIO is not 14");
_Static_assert(K_PT_G728 == 15, "k_payload_type.K_PT_G728 is not 15");
_Static_assert(K_PT_DVI4_3 == 16, "k_payload_type.K_PT_DVI4_3 is not 16");
_Static_assert(K_PT_DVI4_4 == 17, "k_payload_type.K_PT_DVI4_4 is not 17");
_Static_assert(K_PT_G729 == 18, "k_payload_type.K_PT_G729 is not 18");
_Static_assert(K_PT_G711A == 19, "k_payload_type.K_PT_G711A is not 19");
_Static_assert(K_PT_G711U == 20, "k_payload_type.K_PT_G711U is not 20");
_Static_assert(K_PT_G726 == 21, "k_payload_type.K_PT_G726 is not 21");
_Static_assert(K_PT_G729A == 22, "k_payload_type.K_PT_G729A is not 22");
_Static_assert(K_PT_LPCM == 23, "k_payload_type.K_PT_LPCM is not 23");
_Static_assert(K_PT_CelB == 25, "k_payload_type.K_PT_CelB is not 25");
_Static_assert(K_PT_JPEG == 26, "k_payload_type.K_PT_JPEG is not 26");
_Static_assert(K_PT_CUSM == 27, "k_payload_type.K_PT_CUSM is not 27");
_Static_assert(K_PT_NV == 28, "k_payload_type.K_PT_NV is not 28");
_Static_assert(K_PT_PICW == 29, "k_payload_type.K_PT_PICW is not 29");
_Static_assert(K_PT_CPV == 30, "k_payload_type.K_PT_CPV is not 30");
_Static_assert(K_PT_H261 == 31, "k_payload_type.K_PT_H261 is not 31");
_Static_assert(K_PT_MPEGVIDEO == 32, "k_payload_type.K_PT_MPEGVIDEO is not 32");
_Static_assert(K_PT_MPEG2TS == 33, "k_payload_type.K_PT_MPEG2TS is not 33");
_Static_assert(K_PT_H263 == 34, "k_payload_type.K_PT_H263 is not 34");
_Static_assert(K_PT_SPEG == 35, "k_payload_type.K_PT_SPEG is not 35");
_Static_assert(K_PT_MPEG2VIDEO == 36, "k_payload_type.K_PT_MPEG2VIDEO is not 36");
_Static_assert(K_PT_AAC == 37, "k_payload_type.K_PT_AAC is not 37");
_Static_assert(K_PT_WMA9STD == 38, "k_payload_type.K_PT_WMA9STD is not 38");
_Static_assert(K_PT_HEAAC == 39, "k_payload_type.K_PT_HEAAC is not 39");
_Static_assert(K_PT_PCM_VOICE == 40, "k_payload_type.K_PT_PCM_VOICE is not 40");
_Static_assert(K_PT_PCM_AUDIO == 41, "k_payload_type.K_PT_PCM_AUDIO is not 41");
_Static_assert(K_PT_MP3 == 43, "k_payload_type.K_PT_MP3 is not 43");
_Static_assert(K_PT_ADPCMA == 49, "k_payload_type.K_PT_ADPCMA is not 49");
_Static_assert(K_PT_AEC == 50, "k_payload_type.K_PT_AEC is not 50");
_Static_assert(K_PT_X_LD == 95, "k_payload_type.K_PT_X_LD is not 95");
_Static_assert(K_PT_H264 == 96, "k_payload_type.K_PT_H264 is not 96");
_Static_assert(K_PT_D_GSM_HR == 200, "k_payload_type.K_PT_D_GSM_HR is not 200");
_Static_assert(K_PT_D_GSM_EFR == 201, "k_payload_type.K_PT_D_GSM_EFR is not 201");
_Static_assert(K_PT_D_L8 == 202, "k_payload_type.K_PT_D_L8 is not 202");
_Static_assert(K_PT_D_RED == 203, "k_payload_type.K_PT_D_RED is not 203");
_Static_assert(K_PT_D_VDVI == 204, "k_payload_type.K_PT_D_VDVI is not 204");
_Static_assert(K_PT_D_BT656 == 220, "k_payload_type.K_PT_D_BT656 is not 220");
_Static_assert(K_PT_D_H263_1998 == 221, "k_payload_type.K_PT_D_H263_1998 is not 221");
_Static_assert(K_PT_D_MP1S == 222, "k_payload_type.K_PT_D_MP1S is not 222");
_Static_assert(K_PT_D_MP2P == 223, "k_payload_type.K_PT_D_MP2P is not 223");
_Static_assert(K_PT_D_BMPEG == 224, "k_payload_type.K_PT_D_BMPEG is not 224");
_Static_assert(K_PT_MP4VIDEO == 230, "k_payload_type.K_PT_MP4VIDEO is not 230");
_Static_assert(K_PT_MP4AUDIO == 237, "k_payload_type.K_PT_MP4AUDIO is not 237");
_Static_assert(K_PT_VC1 == 238, "k_payload_type.K_PT_VC1 is not 238");
_Static_assert(K_PT_JVC_ASF == 255, "k_payload_type.K_PT_JVC_ASF is not 255");
_Static_assert(K_PT_D_AVI == 256, "k_payload_type.K_PT_D_AVI is not 256");
_Static_assert(K_PT_DIVX3 == 257, "k_payload_type.K_PT_DIVX3 is not 257");
_Static_assert(K_PT_AVS == 258, "k_payload_type.K_PT_AVS is not 258");
_Static_assert(K_PT_REAL8 == 259, "k_payload_type.K_PT_REAL8 is not 259");
_Static_assert(K_PT_REAL9 == 260, "k_payload_type.K_PT_REAL9 is not 260");
_Static_assert(K_PT_VP6 == 261, "k_payload_type.K_PT_VP6 is not 261");
_Static_assert(K_PT_VP6F == 262, "k_payload_type.K_PT_VP6F is not 262");
_Static_assert(K_PT_VP6A == 263, "k_payload_type.K_PT_VP6A is not 263");
_Static_assert(K_PT_SORENSON == 264, "k_payload_type.K_PT_SORENSON is not 264");
_Static_assert(K_PT_H265 == 265, "k_payload_type.K_PT_H265 is not 265");
_Static_assert(K_PT_VP8 == 266, "k_payload_type.K_PT_VP8 is not 266");
_Static_assert(K_PT_MVC == 267, "k_payload_type.K_PT_MVC is not 267");
_Static_assert(K_PT_PNG == 268, "k_payload_type.K_PT_PNG is not 268");
_Static_assert(K_PT_AMR == 1001, "k_payload_type.K_PT_AMR is not 1001");
_Static_assert(K_PT_MJPEG == 1002, "k_payload_type.K_PT_MJPEG is not 1002");
_Static_assert(K_PT_AMRWB == 1003, "k_payload_type.K_PT_AMRWB is not 1003");
_Static_assert(K_PT_PRORES == 1006, "k_payload_type.K_PT_PRORES is not 1006");
_Static_assert(K_PT_OPUS == 1007, "k_payload_type.K_PT_OPUS is not 1007");
_Static_assert(VENC_PROFILE_NONE == 0, "k_venc_profile.VENC_PROFILE_NONE is not 0");
_Static_assert(VENC_PROFILE_H264_BASELINE == 1, "k_venc_profile.VENC_PROFILE_H264_BASELINE is not 1");
_Static_assert(VENC_PROFILE_H264_MAIN == 2, "k_venc_profile.VENC_PROFILE_H264_MAIN is not 2");
_Static_assert(VENC_PROFILE_H264_HIGH == 3, "k_venc_profile.VENC_PROFILE_H264_HIGH is not 3");
_Static_assert(VENC_PROFILE_H264_HIGH_10 == 4, "k_venc_profile.VENC_PROFILE_H264_HIGH_10 is not 4");
_Static_assert(VENC_PROFILE_H265_MAIN == 5, "k_venc_profile.VENC_PROFILE_H265_MAIN is not 5");
_Static_assert(VENC_PROFILE_H265_MAIN_10 == 6, "k_venc_profile.VENC_PROFILE_H265_MAIN_10 is not 6");
_Static_assert(K_VENC_RC_MODE_CBR == 1, "k_venc_rc_mode.K_VENC_RC_MODE_CBR is not 1");
_Static_assert(K_VENC_RC_MODE_VBR == 2, "k_venc_rc_mode.K_VENC_RC_MODE_VBR is not 2");
_Static_assert(K_VENC_RC_MODE_FIXQP == 3, "k_venc_rc_mode.K_VENC_RC_MODE_FIXQP is not 3");
_Static_assert(K_VENC_RC_MODE_MJPEG_FIXQP == 4, "k_venc_rc_mode.K_VENC_RC_MODE_MJPEG_FIXQP is not 4");
_Static_assert(K_VENC_P_FRAME == 1, "k_venc_pack_type.K_VENC_P_FRAME is not 1");
_Static_assert(K_VENC_I_FRAME == 2, "k_venc_pack_type.K_VENC_I_FRAME is not 2");
_Static_assert(K_VENC_HEADER == 3, "k_venc_pack_type.K_VENC_HEADER is not 3");
_Static_assert(VB_UID_VI == 0, "k_vb_uid.VB_UID_VI is not 0");
_Static_assert(VB_UID_VENC == 1, "k_vb_uid.VB_UID_VENC is not 1");
_Static_assert(VB_UID_VDEC == 2, "k_vb_uid.VB_UID_VDEC is not 2");
_Static_assert(VB_UID_VO == 3, "k_vb_uid.VB_UID_VO is not 3");
_Static_assert(VB_UID_USER == 4, "k_vb_uid.VB_UID_USER is not 4");
_Static_assert(VB_UID_AI == 5, "k_vb_uid.VB_UID_AI is not 5");
_Static_assert(VB_UID_AREC == 6, "k_vb_uid.VB_UID_AREC is not 6");
_Static_assert(VB_UID_AENC == 7, "k_vb_uid.VB_UID_AENC is not 7");
_Static_assert(VB_UID_ADEC == 8, "k_vb_uid.VB_UID_ADEC is not 8");
_Static_assert(VB_UID_AO == 9, "k_vb_uid.VB_UID_AO is not 9");
_Static_assert(VB_UID_V_VI == 10, "k_vb_uid.VB_UID_V_VI is not 10");
_Static_assert(VB_UID_V_VO == 11, "k_vb_uid.VB_UID_V_VO is not 11");
_Static_assert(VB_UID_DMA == 12, "k_vb_uid.VB_UID_DMA is not 12");
_Static_assert(VB_UID_DPU == 13, "k_vb_uid.VB_UID_DPU is not 13");
_Static_assert(K_VENC_MIRROR_HORI == 1, "k_venc_mirror.K_VENC_MIRROR_HORI is not 1");
_Static_assert(K_VENC_MIRROR_VERT == 2, "k_venc_mirror.K_VENC_MIRROR_VERT is not 2");
_Static_assert(ENTROPY_MODE_CAVLC == 0, "k_venc_entropy_mode.ENTROPY_MODE_CAVLC is not 0");
_Static_assert(ENTROPY_MODE_CABAC == 1, "k_venc_entropy_mode.ENTROPY_MODE_CABAC is not 1");
_Static_assert(sizeof(k_mpp_chn) == 12, "k_mpp_chn is not 12 bytes");
_Static_assert(offsetof(k_mpp_chn, mod_id) == 0, "k_mpp_chn.mod_id is not at offset 0");
_Static_assert(offsetof(k_mpp_chn, dev_id) == 4, "k_mpp_chn.dev_id is not at offset 4");
_Static_assert(offsetof(k_mpp_chn, chn_id) == 8, "k_mpp_chn.chn_id is not at offset 8");
_Static_assert(sizeof(k_vb_pool_config) == 32, "k_vb_pool_config is not 32 bytes");
_Static_assert(offsetof(k_vb_pool_config, blk_size) == 0, "k_vb_pool_config.blk_size is not at offset 0");
_Static_assert(offsetof(k_vb_pool_config, blk_cnt) == 8, "k_vb_pool_config.blk_cnt is not at offset 8");
_Static_assert(offsetof(k_vb_pool_config, mode) == 12, "k_vb_pool_config.mode is not at offset 12");
_Static_assert(offsetof(k_vb_pool_config, mmz_name) == 16, "k_vb_pool_config.mmz_name is not at offset 16");
_Static_assert(sizeof(k_vb_config) == 520, "k_vb_config is not 520 bytes");
_Static_assert(offsetof(k_vb_config, max_pool_cnt) == 0, "k_vb_config.max_pool_cnt is not at offset 0");
_Static_assert(offsetof(k_vb_config, comm_pool) == 8, "k_vb_config.comm_pool is not at offset 8");
_Static_assert(sizeof(k_vb_supplement_config) == 4, "k_vb_supplement_config is not 4 bytes");
_Static_assert(offsetof(k_vb_supplement_config, supplement_config) == 0, "k_vb_supplement_config.supplement_config is not at offset 0");
_Static_assert(sizeof(k_video_supplement) == 32, "k_video_supplement is not 32 bytes");
_Static_assert(offsetof(k_video_supplement, jpeg_dcf_phy_addr) == 0, "k_video_supplement.jpeg_dcf_phy_addr is not at offset 0");
_Static_assert(offsetof(k_video_supplement, isp_info_phy_addr) == 8, "k_video_supplement.isp_info_phy_addr is not at offset 8");
_Static_assert(offsetof(k_video_supplement, jpeg_dcf_kvirt_addr) == 16, "k_video_supplement.jpeg_dcf_kvirt_addr is not at offset 16");
_Static_assert(offsetof(k_video_supplement, isp_info_kvirt_addr) == 24, "k_video_supplement.isp_info_kvirt_addr is not at offset 24");
_Static_assert(sizeof(k_video_frame) == 216, "k_video_frame is not 216 bytes");
_Static_assert(offsetof(k_video_frame, width) == 0, "k_video_frame.width is not at offset 0");
_Static_assert(offsetof(k_video_frame, height) == 4, "k_video_frame.height is not at offset 4");
_Static_assert(offsetof(k_video_frame, field) == 8, "k_video_frame.field is not at offset 8");
_Static_assert(offsetof(k_video_frame, pixel_format) == 12, "k_video_frame.pixel_format is not at offset 12");
_Static_assert(offsetof(k_video_frame, video_format) == 16, "k_video_frame.video_format is not at offset 16");
_Static_assert(offsetof(k_video_frame, dynamic_range) == 20, "k_video_frame.dynamic_range is not at offset 20");
_Static_assert(offsetof(k_video_frame, compress_mode) == 24, "k_video_frame.compress_mode is not at offset 24");
_Static_assert(offsetof(k_video_frame, color_gamut) == 28, "k_video_frame.color_gamut is not at offset 28");
_Static_assert(offsetof(k_video_frame, header_stride) == 32, "k_video_frame.header_stride is not at offset 32");
_Static_assert(offsetof(k_video_frame, stride) == 44, "k_video_frame.stride is not at offset 44");
_Static_assert(offsetof(k_video_frame, header_phys_addr) == 56, "k_video_frame.header_phys_addr is not at offset 56");
_Static_assert(offsetof(k_video_frame, header_virt_addr) == 80, "k_video_frame.header_virt_addr is not at offset 80");
_Static_assert(offsetof(k_video_frame, phys_addr) == 104, "k_video_frame.phys_addr is not at offset 104");
_Static_assert(offsetof(k_video_frame, virt_addr) == 128, "k_video_frame.virt_addr is not at offset 128");
_Static_assert(offsetof(k_video_frame, offset_top) == 152, "k_video_frame.offset_top is not at offset 152");
_Static_assert(offsetof(k_video_frame, offset_bottom) == 154, "k_video_frame.offset_bottom is not at offset 154");
_Static_assert(offsetof(k_video_frame, offset_left) == 156, "k_video_frame.offset_left is not at offset 156");
_Static_assert(offsetof(k_video_frame, offset_right) == 158, "k_video_frame.offset_right is not at offset 158");
_Static_assert(offsetof(k_video_frame, time_ref) == 160, "k_video_frame.time_ref is not at offset 160");
_Static_assert(offsetof(k_video_frame, pts) == 168, "k_video_frame.pts is not at offset 168");
_Static_assert(offsetof(k_video_frame, priv_data) == 176, "k_video_frame.priv_data is not at offset 176");
_Static_assert(offsetof(k_video_frame, supplement) == 184, "k_video_frame.supplement is not at offset 184");
_Static_assert(sizeof(k_video_frame_info) == 224, "k_video_frame_info is not 224 bytes");
_Static_assert(offsetof(k_video_frame_info, v_frame) == 0, "k_video_frame_info.v_frame is not at offset 0");
_Static_assert(offsetof(k_video_frame_info, pool_id) == 216, "k_video_frame_info.pool_id is not at offset 216");
_Static_assert(offsetof(k_video_frame_info, mod_id) == 220, "k_video_frame_info.mod_id is not at offset 220");
#if MPP_GENERATION_A
_Static_assert(sizeof(k_venc_attr) == 24, "k_venc_attr is not 24 bytes");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, type) == 0, "k_venc_attr.type is not at offset 0");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, stream_buf_size) == 4, "k_venc_attr.stream_buf_size is not at offset 4");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, stream_buf_cnt) == 8, "k_venc_attr.stream_buf_cnt is not at offset 8");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, pic_width) == 12, "k_venc_attr.pic_width is not at offset 12");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, pic_height) == 16, "k_venc_attr.pic_height is not at offset 16");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_attr, profile) == 20, "k_venc_attr.profile is not at offset 20");
#endif
#if MPP_GENERATION_B
_Static_assert(sizeof(k_venc_attr) == 16, "k_venc_attr is not 16 bytes");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_attr, type) == 0, "k_venc_attr.type is not at offset 0");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_attr, pic_width) == 4, "k_venc_attr.pic_width is not at offset 4");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_attr, pic_height) == 8, "k_venc_attr.pic_height is not at offset 8");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_attr, profile) == 12, "k_venc_attr.profile is not at offset 12");
#endif
_Static_assert(sizeof(k_venc_cbr) == 20, "k_venc_cbr is not 20 bytes");
_Static_assert(offsetof(k_venc_cbr, gop) == 0, "k_venc_cbr.gop is not at offset 0");
_Static_assert(offsetof(k_venc_cbr, stats_time) == 4, "k_venc_cbr.stats_time is not at offset 4");
_Static_assert(offsetof(k_venc_cbr, src_frame_rate) == 8, "k_venc_cbr.src_frame_rate is not at offset 8");
_Static_assert(offsetof(k_venc_cbr, dst_frame_rate) == 12, "k_venc_cbr.dst_frame_rate is not at offset 12");
_Static_assert(offsetof(k_venc_cbr, bit_rate) == 16, "k_venc_cbr.bit_rate is not at offset 16");
_Static_assert(sizeof(k_venc_vbr) == 24, "k_venc_vbr is not 24 bytes");
_Static_assert(offsetof(k_venc_vbr, gop) == 0, "k_venc_vbr.gop is not at offset 0");
_Static_assert(offsetof(k_venc_vbr, stats_time) == 4, "k_venc_vbr.stats_time is not at offset 4");
_Static_assert(offsetof(k_venc_vbr, src_frame_rate) == 8, "k_venc_vbr.src_frame_rate is not at offset 8");
_Static_assert(offsetof(k_venc_vbr, dst_frame_rate) == 12, "k_venc_vbr.dst_frame_rate is not at offset 12");
_Static_assert(offsetof(k_venc_vbr, max_bit_rate) == 16, "k_venc_vbr.max_bit_rate is not at offset 16");
_Static_assert(offsetof(k_venc_vbr, bit_rate) == 20, "k_venc_vbr.bit_rate is not at offset 20");
_Static_assert(sizeof(k_venc_fixqp) == 20, "k_venc_fixqp is not 20 bytes");
_Static_assert(offsetof(k_venc_fixqp, gop) == 0, "k_venc_fixqp.gop is not at offset 0");
_Static_assert(offsetof(k_venc_fixqp, src_frame_rate) == 4, "k_venc_fixqp.src_frame_rate is not at offset 4");
_Static_assert(offsetof(k_venc_fixqp, dst_frame_rate) == 8, "k_venc_fixqp.dst_frame_rate is not at offset 8");
_Static_assert(offsetof(k_venc_fixqp, i_qp) == 12, "k_venc_fixqp.i_qp is not at offset 12");
_Static_assert(offsetof(k_venc_fixqp, p_qp) == 16, "k_venc_fixqp.p_qp is not at offset 16");
_Static_assert(sizeof(k_venc_mjpeg_fixqp) == 12, "k_venc_mjpeg_fixqp is not 12 bytes");
_Static_assert(offsetof(k_venc_mjpeg_fixqp, src_frame_rate) == 0, "k_venc_mjpeg_fixqp.src_frame_rate is not at offset 0");
_Static_assert(offsetof(k_venc_mjpeg_fixqp, dst_frame_rate) == 4, "k_venc_mjpeg_fixqp.dst_frame_rate is not at offset 4");
_Static_assert(offsetof(k_venc_mjpeg_fixqp, q_factor) == 8, "k_venc_mjpeg_fixqp.q_factor is not at offset 8");
_Static_assert(sizeof(k_venc_rc_attr) == 28, "k_venc_rc_attr is not 28 bytes");
_Static_assert(offsetof(k_venc_rc_attr, rc_mode) == 0, "k_venc_rc_attr.rc_mode is not at offset 0");
_Static_assert(offsetof(k_venc_rc_attr, cbr) == 4, "k_venc_rc_attr.cbr is not at offset 4");
_Static_assert(offsetof(k_venc_rc_attr, vbr) == 4, "k_venc_rc_attr.vbr is not at offset 4");
_Static_assert(offsetof(k_venc_rc_attr, fixqp) == 4, "k_venc_rc_attr.fixqp is not at offset 4");
_Static_assert(offsetof(k_venc_rc_attr, mjpeg_fixqp) == 4, "k_venc_rc_attr.mjpeg_fixqp is not at offset 4");
#if MPP_GENERATION_A
_Static_assert(sizeof(k_venc_chn_attr) == 52, "k_venc_chn_attr is not 52 bytes");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_chn_attr, venc_attr) == 0, "k_venc_chn_attr.venc_attr is not at offset 0");
#endif
#if MPP_GENERATION_A
_Static_assert(offsetof(k_venc_chn_attr, rc_attr) == 24, "k_venc_chn_attr.rc_attr is not at offset 24");
#endif
#if MPP_GENERATION_B
_Static_assert(sizeof(k_venc_chn_attr) == 44, "k_venc_chn_attr is not 44 bytes");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_chn_attr, venc_attr) == 0, "k_venc_chn_attr.venc_attr is not at offset 0");
#endif
#if MPP_GENERATION_B
_Static_assert(offsetof(k_venc_chn_attr, rc_attr) == 16, "k_venc_chn_attr.rc_attr is not at offset 16");
#endif
_Static_assert(sizeof(k_venc_pack) == 32, "k_venc_pack is not 32 bytes");
_Static_assert(offsetof(k_venc_pack, phys_addr) == 0, "k_venc_pack.phys_addr is not at offset 0");
_Static_assert(offsetof(k_venc_pack, len) == 8, "k_venc_pack.len is not at offset 8");
_Static_assert(offsetof(k_venc_pack, pts) == 16, "k_venc_pack.pts is not at offset 16");
_Static_assert(offsetof(k_venc_pack, type) == 24, "k_venc_pack.type is not at offset 24");
_Static_assert(sizeof(k_venc_stream) == 16, "k_venc_stream is not 16 bytes");
_Static_assert(offsetof(k_venc_stream, pack) == 0, "k_venc_stream.pack is not at offset 0");
_Static_assert(offsetof(k_venc_stream, pack_cnt) == 8, "k_venc_stream.pack_cnt is not at offset 8");
_Static_assert(sizeof(k_venc_stream_info) == 16, "k_venc_stream_info is not 16 bytes");
_Static_assert(offsetof(k_venc_stream_info, u32PicBytesNum) == 0, "k_venc_stream_info.u32PicBytesNum is not at offset 0");
_Static_assert(offsetof(k_venc_stream_info, u32PicCnt) == 4, "k_venc_stream_info.u32PicCnt is not at offset 4");
_Static_assert(offsetof(k_venc_stream_info, u32StartQp) == 8, "k_venc_stream_info.u32StartQp is not at offset 8");
_Static_assert(offsetof(k_venc_stream_info, u32MeanQp) == 12, "k_venc_stream_info.u32MeanQp is not at offset 12");
_Static_assert(sizeof(k_venc_chn_status) == 40, "k_venc_chn_status is not 40 bytes");
_Static_assert(offsetof(k_venc_chn_status, cur_packs) == 0, "k_venc_chn_status.cur_packs is not at offset 0");
_Static_assert(offsetof(k_venc_chn_status, release_pic_pts) == 8, "k_venc_chn_status.release_pic_pts is not at offset 8");
_Static_assert(offsetof(k_venc_chn_status, end_of_stream) == 16, "k_venc_chn_status.end_of_stream is not at offset 16");
_Static_assert(offsetof(k_venc_chn_status, stream_info) == 20, "k_venc_chn_status.stream_info is not at offset 20");
_Static_assert(sizeof(k_venc_rect) == 16, "k_venc_rect is not 16 bytes");
_Static_assert(offsetof(k_venc_rect, left) == 0, "k_venc_rect.left is not at offset 0");
_Static_assert(offsetof(k_venc_rect, right) == 4, "k_venc_rect.right is not at offset 4");
_Static_assert(offsetof(k_venc_rect, top) == 8, "k_venc_rect.top is not at offset 8");
_Static_assert(offsetof(k_venc_rect, bottom) == 12, "k_venc_rect.bottom is not at offset 12");
_Static_assert(sizeof(k_venc_roi_attr) == 32, "k_venc_roi_attr is not 32 bytes");
_Static_assert(offsetof(k_venc_roi_attr, idx) == 0, "k_venc_roi_attr.idx is not at offset 0");
_Static_assert(offsetof(k_venc_roi_attr, enable) == 4, "k_venc_roi_attr.enable is not at offset 4");
_Static_assert(offsetof(k_venc_roi_attr, is_abs_qp) == 8, "k_venc_roi_attr.is_abs_qp is not at offset 8");
_Static_assert(offsetof(k_venc_roi_attr, qp) == 12, "k_venc_roi_attr.qp is not at offset 12");
_Static_assert(offsetof(k_venc_roi_attr, rect) == 16, "k_venc_roi_attr.rect is not at offset 16");
_Static_assert(sizeof(k_venc_h264_entropy) == 8, "k_venc_h264_entropy is not 8 bytes");
_Static_assert(offsetof(k_venc_h264_entropy, entropy_coding_mode) == 0, "k_venc_h264_entropy.entropy_coding_mode is not at offset 0");
_Static_assert(offsetof(k_venc_h264_entropy, cabac_init_idc) == 4, "k_venc_h264_entropy.cabac_init_idc is not at offset 4");
_Static_assert(sizeof(k_venc_h265_entropy) == 1, "k_venc_h265_entropy is not 1 bytes");
_Static_assert(offsetof(k_venc_h265_entropy, cabac_init_flag) == 0, "k_venc_h265_entropy.cabac_init_flag is not at offset 0");
_Static_assert(sizeof(k_venc_h265_sao) == 8, "k_venc_h265_sao is not 8 bytes");
_Static_assert(offsetof(k_venc_h265_sao, slice_sao_luma_flag) == 0, "k_venc_h265_sao.slice_sao_luma_flag is not at offset 0");
_Static_assert(offsetof(k_venc_h265_sao, slice_sao_chroma_flag) == 4, "k_venc_h265_sao.slice_sao_chroma_flag is not at offset 4");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_set_config), k_s32(const k_vb_config *config)), "kd_mpi_vb_set_config has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_get_config), k_s32(k_vb_config *config)), "kd_mpi_vb_get_config has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_set_supplement_config), k_s32(const k_vb_supplement_config *supplement_config)), "kd_mpi_vb_set_supplement_config has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_get_supplement_config), k_s32(k_vb_supplement_config *supplement_config)), "kd_mpi_vb_get_supplement_config has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_init), k_s32(void)), "kd_mpi_vb_init has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_exit), k_s32(void)), "kd_mpi_vb_exit has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_create_pool), k_s32(k_vb_pool_config *config)), "kd_mpi_vb_create_pool has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_destory_pool), k_s32(k_u32 pool_id)), "kd_mpi_vb_destory_pool has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_get_block), k_vb_blk_handle(k_u32 pool_id, k_u64 blk_size, const k_char *mmz_name)), "kd_mpi_vb_get_block has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_release_block), k_s32(k_vb_blk_handle block)), "kd_mpi_vb_release_block has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_phyaddr_to_handle), k_vb_blk_handle(k_u64 phys_addr)), "kd_mpi_vb_phyaddr_to_handle has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_handle_to_phyaddr), k_u64(k_vb_blk_handle block)), "kd_mpi_vb_handle_to_phyaddr has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_vb_handle_to_pool_id), k_s32(k_vb_blk_handle block)), "kd_mpi_vb_handle_to_pool_id has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmap), void *(k_u64 phy_addr, k_u32 size)), "kd_mpi_sys_mmap has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmap_cached), void *(k_u64 phy_addr, k_u32 size)), "kd_mpi_sys_mmap_cached has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_munmap), k_s32(void *virt_addr, k_u32 size)), "kd_mpi_sys_munmap has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmz_alloc), k_s32(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len)), "kd_mpi_sys_mmz_alloc has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmz_alloc_cached), k_s32(k_u64 *phy_addr, void **virt_addr, const k_char *mmb, const k_char *zone, k_u32 len)), "kd_mpi_sys_mmz_alloc_cached has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmz_free), k_s32(k_u64 phy_addr, void *virt_addr)), "kd_mpi_sys_mmz_free has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_mmz_flush_cache), k_s32(k_u64 phy_addr, void *virt_addr, k_u32 size)), "kd_mpi_sys_mmz_flush_cache has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_bind), k_s32(k_mpp_chn *src_chn, k_mpp_chn *dest_chn)), "kd_mpi_sys_bind has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_unbind), k_s32(k_mpp_chn *src_chn, k_mpp_chn *dest_chn)), "kd_mpi_sys_unbind has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_sys_get_bind_by_dest), k_s32(k_mpp_chn *dest_chn, k_mpp_chn *src_chn)), "kd_mpi_sys_get_bind_by_dest has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_create_chn), k_s32(k_u32 chn_num, k_venc_chn_attr *attr)), "kd_mpi_venc_create_chn has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_start_chn), k_s32(k_u32 chn_num)), "kd_mpi_venc_start_chn has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_stop_chn), k_s32(k_u32 chn_num)), "kd_mpi_venc_stop_chn has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_destroy_chn), k_s32(k_u32 chn_num)), "kd_mpi_venc_destroy_chn has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_send_frame), k_s32(k_u32 chn_num, k_video_frame_info *frame, k_s32 milli_sec)), "kd_mpi_venc_send_frame has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_get_stream), k_s32(k_u32 chn_num, k_venc_stream *stream, k_s32 milli_sec)), "kd_mpi_venc_get_stream has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_release_stream), k_s32(k_u32 chn_num, k_venc_stream *stream)), "kd_mpi_venc_release_stream has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_query_status), k_s32(k_u32 chn_num, k_venc_chn_status *status)), "kd_mpi_venc_query_status has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_enable_idr), k_s32(k_u32 chn_num, k_bool idr_enable)), "kd_mpi_venc_enable_idr has another prototype");
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_request_idr), k_s32(k_u32 chn_num)), "kd_mpi_venc_request_idr has another prototype");
#if MPP_GENERATION_B
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_attach_vb_pool), k_s32(k_u32 chn_num, k_u32 pool_id)), "kd_mpi_venc_attach_vb_pool has another prototype");
#endif
#if MPP_GENERATION_B
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_detach_vb_pool), k_s32(k_u32 chn_num)), "kd_mpi_venc_detach_vb_pool has another prototype");
#endif
#if MPP_GENERATION_B
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_request_chn), k_s32(k_u32 *chn_num)), "kd_mpi_venc_request_chn has another prototype");
#endif
#if MPP_GENERATION_B
_Static_assert(__builtin_types_compatible_p(__typeof__(kd_mpi_venc_release_chn), k_s32(k_u32 chn_num)), "kd_mpi_venc_release_chn has another prototype");
#endif
