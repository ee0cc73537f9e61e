# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.media: ids of modules, devices and channels, and the
# MediaManager of the board's MPP generation.
from mpp.generated.constants import VENC_PACK_CNT_MAX
from mpp.sys import *
from mpp.vb import *
from mpp.vicap import *
from _virtual_board import MPP_GENERATION

AUDIO_IN_MOD_ID = K_ID_AI
AUDIO_OUT_MOD_ID = K_ID_AO
AUDIO_ENCODE_MOD_ID = K_ID_AENC
AUDIO_DECODE_MOD_ID = K_ID_ADEC
CAMERA_MOD_ID = K_ID_VI
DISPLAY_MOD_ID = K_ID_VO
DMA_MOD_ID = K_ID_DMA
DPU_MOD_ID = K_ID_DPU
NONAI_2D_CSC_MOD_ID = K_ID_NONAI_2D
VIDEO_ENCODE_MOD_ID = K_ID_VENC
VIDEO_DECODE_MOD_ID = K_ID_VDEC

CAM_DEV_ID_0 = VICAP_DEV_ID_0
CAM_DEV_ID_1 = VICAP_DEV_ID_1
CAM_DEV_ID_2 = VICAP_DEV_ID_2
CAM_DEV_ID_MAX = VICAP_DEV_ID_MAX

CAM_CHN_ID_0 = VICAP_CHN_ID_0
CAM_CHN_ID_1 = VICAP_CHN_ID_1
CAM_CHN_ID_2 = VICAP_CHN_ID_2
CAM_CHN_ID_MAX = VICAP_CHN_ID_MAX

DISPLAY_DEV_ID = const(0)
DISPLAY_CHN_ID_0 = const(0)
DISPLAY_CHN_ID_1 = const(1)
DISPLAY_CHN_ID_2 = const(2)
DISPLAY_CHN_ID_3 = const(3)
DISPLAY_CHN_ID_4 = const(4)
DISPLAY_CHN_ID_5 = const(5)
DISPLAY_CHN_ID_6 = const(6)

VENC_DEV_ID = const(0)
VENC_CHN_ID_0 = const(0)
VENC_CHN_ID_1 = const(1)
VENC_CHN_ID_2 = const(2)
VENC_CHN_ID_3 = const(3)
VENC_CHN_ID_MAX = VENC_MAX_CHN_NUMS

VDEC_DEV_ID = const(0)
VDEC_CHN_ID_0 = const(0)
VDEC_CHN_ID_1 = const(1)
VDEC_CHN_ID_2 = const(2)
VDEC_CHN_ID_3 = const(3)
VDEC_CHN_ID_MAX = const(4)

MAX_MEDIA_BUFFER_POOLS = VB_MAX_COMM_POOLS
MAX_MEDIA_LINK_COUNT = const(8)

VB_INVALID_POOLID = const(0xFFFFFFFF)
VB_INVALID_HANDLE = const(0xFFFFFFFF)

ALIGN_UP = VICAP_ALIGN_UP

if MPP_GENERATION == "A":
    from media.media_manager_a import MediaManager
else:
    from media.media_manager_b import MediaManager
