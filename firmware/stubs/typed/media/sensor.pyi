# SPDX-License-Identifier: MIT
# media.sensor: the camera.
from typing import Any, overload
from typing_extensions import Final, Literal

import image as image
from image import Image as _Image
from media.media import *
from mpp.vicap import *
from mpp.video_struct import *
from typing_extensions import TypedDict as _TypedDict

CAM_OUT_WIDTH_MIN: Literal[64]
CAM_OUT_HEIGHT_MIN: Literal[64]
CAM_OUT_WIDTH_MAX: Literal[3840]
CAM_OUT_HEIGHT_MAX: Literal[2160]

class _BindInfo(_TypedDict):
    src: tuple[int, int, int]
    rect: tuple[int, int, int, int]
    pix_format: int

class py_video_frame_info:
    def __init__(self, frame: k_video_frame_info, /) -> None: ...
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __getattr__(self, name: str) -> Any: ...
    def to_image(self, new_format: int = ...) -> _Image: ...
    def release(self) -> None: ...
    def nv12_to_grayscale(self) -> None: ...

class Sensor:
    RGB565: Final[int]
    RGB888: Final[int]
    RGBP888: Final[int]
    YUV420SP: Final[int]
    GRAYSCALE: Final[int]

    FRAME_SIZE_INVAILD: Final[int]
    QQCIF: Final[int]
    QCIF: Final[int]
    CIF: Final[int]
    QSIF: Final[int]
    SIF: Final[int]
    QQVGA: Final[int]
    QVGA: Final[int]
    VGA: Final[int]
    HQQVGA: Final[int]
    HQVGA: Final[int]
    HVGA: Final[int]
    B64X64: Final[int]
    B128X64: Final[int]
    B128X128: Final[int]
    B160X160: Final[int]
    B320X320: Final[int]
    QQVGA2: Final[int]
    WVGA: Final[int]
    WVGA2: Final[int]
    SVGA: Final[int]
    XGA: Final[int]
    WXGA: Final[int]
    SXGA: Final[int]
    SXGAM: Final[int]
    UXGA: Final[int]
    HD: Final[int]
    FHD: Final[int]
    QHD: Final[int]
    QXGA: Final[int]
    WQXGA: Final[int]
    WQXGA2: Final[int]

    def __init__(self, *, id: int = 0, fps: int = ..., width: int = ..., height: int = ..., force: bool = ...) -> None:
        """A camera: `id` is the board's CSI port."""

    @classmethod
    def deinit(cls) -> None: ...
    def reset(self) -> None: ...
    def set_framesize(
        self,
        framesize: int = ...,
        chn: int = 0,
        alignment: int = 0,
        crop: tuple[int, int, int, int] | None = None,
        *,
        width: int = ...,
        height: int = ...,
        w: int = ...,
        h: int = ...,
        fps: int = ...,
    ) -> None:
        """The size of a channel's frames: a constant such as `Sensor.VGA`, or `width` and `height` in pixels."""

    def set_pixformat(self, pix_format: int, chn: int = 0) -> None:
        """The pixel format of a channel's frames, such as `Sensor.YUV420SP`."""

    def get_pixformat(self, chn: int = 0) -> int: ...
    def get_framesize(self, chn: int = 0) -> int: ...
    def width(self, chn: int = 0) -> int: ...
    def height(self, chn: int = 0) -> int: ...
    def set_hmirror(self, enable: bool | int) -> None: ...
    def get_hmirror(self) -> bool: ...
    def set_vflip(self, enable: bool | int) -> None: ...
    def get_vflip(self) -> bool: ...
    def _set_chn_fps(self, chn: int = 0, fps: int = 30) -> None: ...
    def auto_exposure(self, enable: bool | int | None = None) -> bool: ...
    @overload
    def exposure(self, exposure_us: None = None) -> float: ...
    @overload
    def exposure(self, exposure_us: float) -> bool: ...
    def auto_focus(self, enable: bool | int | None = None) -> bool: ...
    def get_id(self) -> int: ...
    def bind_info(self, x: int = 0, y: int = 0, chn: int = 0) -> _BindInfo:
        """What `MediaManager.link` and `Display.bind_layer` need."""

    def run(self) -> None: ...
    def stop(self, is_del: bool = False) -> None: ...
    @overload
    def snapshot(
        self, chn: int = 0, timeout: int = 1000, dump_frame: Literal[False] = False, auto_reboot: bool = False
    ) -> _Image:
        """The next frame, within `timeout` ms; valid until the next snapshot of the channel."""

    @overload
    def snapshot(
        self, chn: int = 0, timeout: int = 1000, *, dump_frame: Literal[True], auto_reboot: bool = False
    ) -> py_video_frame_info: ...

    # In CanMV's firmware they raise NotImplementedError.
    def skip_frames(self, *args: Any, **kwargs: Any) -> None: ...
    def set_framerate(self, *args: Any, **kwargs: Any) -> None: ...
    def set_windowing(self, *args: Any, **kwargs: Any) -> None: ...
    def set_contrast(self, *args: Any, **kwargs: Any) -> None: ...
    def set_brightness(self, *args: Any, **kwargs: Any) -> None: ...
    def set_saturation(self, *args: Any, **kwargs: Any) -> None: ...
