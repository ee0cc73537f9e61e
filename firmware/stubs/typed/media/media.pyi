# SPDX-License-Identifier: MIT
# media.media: ids of modules, devices and channels, and the MediaManager.
from typing_extensions import Literal

from mpp.sys import *
from mpp.vb import *
from mpp.vicap import *
from mpp.vicap import VICAP_ALIGN_UP

AUDIO_IN_MOD_ID: int
AUDIO_OUT_MOD_ID: int
AUDIO_ENCODE_MOD_ID: int
AUDIO_DECODE_MOD_ID: int
CAMERA_MOD_ID: int
DISPLAY_MOD_ID: int
DMA_MOD_ID: int
DPU_MOD_ID: int
NONAI_2D_CSC_MOD_ID: int
VIDEO_ENCODE_MOD_ID: int
VIDEO_DECODE_MOD_ID: int

CAM_DEV_ID_0: Literal[0]
CAM_DEV_ID_1: Literal[1]
CAM_DEV_ID_2: Literal[2]
CAM_DEV_ID_MAX: Literal[3]

CAM_CHN_ID_0: Literal[0]
CAM_CHN_ID_1: Literal[1]
CAM_CHN_ID_2: Literal[2]
CAM_CHN_ID_MAX: Literal[3]

DISPLAY_DEV_ID: Literal[0]
DISPLAY_CHN_ID_0: Literal[0]
DISPLAY_CHN_ID_1: Literal[1]
DISPLAY_CHN_ID_2: Literal[2]
DISPLAY_CHN_ID_3: Literal[3]
DISPLAY_CHN_ID_4: Literal[4]
DISPLAY_CHN_ID_5: Literal[5]
DISPLAY_CHN_ID_6: Literal[6]

VENC_DEV_ID: Literal[0]
VENC_CHN_ID_0: Literal[0]
VENC_CHN_ID_1: Literal[1]
VENC_CHN_ID_2: Literal[2]
VENC_CHN_ID_3: Literal[3]
VENC_CHN_ID_MAX: int

VDEC_DEV_ID: Literal[0]
VDEC_CHN_ID_0: Literal[0]
VDEC_CHN_ID_1: Literal[1]
VDEC_CHN_ID_2: Literal[2]
VDEC_CHN_ID_3: Literal[3]
VDEC_CHN_ID_MAX: Literal[4]

MAX_MEDIA_BUFFER_POOLS: int
MAX_MEDIA_LINK_COUNT: Literal[8]

def ALIGN_UP(value: int, size: int) -> int: ...

class _Link:
    def destroy(self) -> None:
        """Ends the link; so does the collection of the object."""

class _Buffer:
    @staticmethod
    def get(size: int, pool_id: int = ..., /) -> _Buffer:
        """A video buffer of `size` bytes."""

    def destroy(self) -> None: ...
    @property
    def handle(self) -> int: ...
    @property
    def pool_id(self) -> int: ...
    @property
    def phys_addr(self) -> int: ...
    @property
    def virt_addr(self) -> int: ...
    @property
    def size(self) -> int: ...

class MediaManager:
    Buffer = _Buffer

    @staticmethod
    def init(for_comress: bool = ...) -> None: ...
    @staticmethod
    def deinit(force: bool = ...) -> None: ...
    @staticmethod
    def _config(config: k_vb_config) -> bool: ...
    @staticmethod
    def link(src: tuple[int, int, int], dst: tuple[int, int, int]) -> _Link:
        """Binds two channels, each (module, device, channel), until `destroy()` or the collection of the result."""
