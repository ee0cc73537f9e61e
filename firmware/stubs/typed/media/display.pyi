# SPDX-License-Identifier: MIT
# media.display: a panel, HDMI or none.
from typing import Any, Iterable
from typing_extensions import Final

import image as image
from image import Image as _Image

class Display:
    VIRT: Final[int]
    DEBUGGER: Final[int]
    ST7701: Final[int]
    HX8399: Final[int]
    ILI9806: Final[int]
    LT9611: Final[int]
    ILI9881: Final[int]
    NT35516: Final[int]
    NT35532: Final[int]
    GC9503: Final[int]
    ST7102: Final[int]
    AML020T: Final[int]
    JD9852: Final[int]
    ST7789: Final[int]

    LAYER_VIDEO1: Final[int]
    LAYER_VIDEO2: Final[int]
    LAYER_VIDEO3: Final[int]
    LAYER_OSD0: Final[int]
    LAYER_OSD1: Final[int]
    LAYER_OSD2: Final[int]
    LAYER_OSD3: Final[int]

    FLAG_ROTATION_NONE: Final[int]
    FLAG_ROTATION_0: Final[int]
    FLAG_ROTATION_90: Final[int]
    FLAG_ROTATION_180: Final[int]
    FLAG_ROTATION_270: Final[int]
    FLAG_MIRROR_NONE: Final[int]
    FLAG_MIRROR_HOR: Final[int]
    FLAG_MIRROR_VER: Final[int]
    FLAG_MIRROR_BOTH: Final[int]

    @staticmethod
    def init(
        type: int,
        width: int = ...,
        height: int = ...,
        fps: int = ...,
        flag: int = ...,
        osd_num: int = 1,
        to_ide: bool = False,
        quality: int = 90,
    ) -> None:
        """Starts a display of a type such as `Display.VIRT`. Write all but the first argument as keywords: firmwares differ in their order."""

    @staticmethod
    def deinit() -> None: ...
    @staticmethod
    def inited() -> bool: ...
    @staticmethod
    def width(layer: int | None = None) -> int: ...
    @staticmethod
    def height(layer: int | None = None) -> int: ...
    @staticmethod
    def fps() -> int: ...
    @staticmethod
    def config_layer(
        *,
        rect: Iterable[int] | None = None,
        pix_format: int = ...,
        layer: int = ...,
        alpha: int = 255,
        flag: int = 0,
    ) -> int: ...
    @staticmethod
    def bind_layer(
        src: Iterable[int] | None = None,
        *,
        rect: Iterable[int] | None = None,
        pix_format: int = ...,
        layer: int = ...,
        alpha: int = 255,
        flag: int = 0,
    ) -> None:
        """Shows a camera's frames: `Display.bind_layer(**sensor.bind_info(), layer=Display.LAYER_VIDEO1)`."""

    @staticmethod
    def unbind_layer(layer: int) -> bool: ...
    @staticmethod
    def disable_layer(layer: int) -> None: ...
    @staticmethod
    def _disable_layer(layer: int) -> None: ...
    @staticmethod
    def show_image(
        img: _Image,
        x: int = 0,
        y: int = 0,
        layer: int = ...,
        alpha: int | None = None,
        pixel_format: int | None = None,
        flag: int = 0,
        direct_show: bool = False,
    ) -> None: ...
    @staticmethod
    def writeback(enable: bool = ..., /) -> bool: ...
    @staticmethod
    def writeback_dump(timeout: int = 1000) -> Any:
        """The next picture of the display, within `timeout` ms, or None."""
