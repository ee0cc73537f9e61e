# SPDX-License-Identifier: MIT
# media.display of MPP generation A: its memory is part of the common pools, so init()
# comes before MediaManager.init().
import os

import _display
import image
import uctypes
from media.media import *
from media.panels import *
from mpp.connector import *
from mpp.vo import *

try:
    import machine
except ImportError:
    pass

_FORMATS = (image.ARGB8888, image.BGRA8888, image.RGB888, image.RGB565, image.GRAYSCALE)


def _check_width(width, what):
    if width & 7:
        raise ValueError(what + "width must be an integral multiple of 8 pixels")


class Display:
    VIRT = VIRT
    DEBUGGER = DEBUGGER
    LAYER_VIDEO1 = K_VO_DISPLAY_CHN_ID1
    LAYER_VIDEO2 = K_VO_DISPLAY_CHN_ID2
    LAYER_OSD0 = K_VO_DISPLAY_CHN_ID3
    LAYER_OSD1 = K_VO_DISPLAY_CHN_ID4
    LAYER_OSD2 = K_VO_DISPLAY_CHN_ID5
    LAYER_OSD3 = K_VO_DISPLAY_CHN_ID6
    FLAG_ROTATION_0 = K_ROTATION_0
    FLAG_ROTATION_90 = K_ROTATION_90
    FLAG_ROTATION_180 = K_ROTATION_180
    FLAG_ROTATION_270 = K_ROTATION_270
    FLAG_MIRROR_NONE = K_VO_MIRROR_NONE
    FLAG_MIRROR_HOR = K_VO_MIRROR_HOR
    FLAG_MIRROR_VER = K_VO_MIRROR_VER
    FLAG_MIRROR_BOTH = K_VO_MIRROR_BOTH
    FLAG_GRAY_ENABLE = K_VO_GRAY_ENABLE
    FLAG_GRAY_DISABLE = K_VO_GRAY_DISABLE

    # Width, height and rate of what a viewer sees; None before init().
    _mode = None
    _osd_num = 1
    # Of each layer that is bound: source, rect, alpha; its link, once the display runs.
    _binds = {}
    _links = {}
    # Rects of the layers that are on the display.
    _rects = {}
    _buffers = {}

    # `flag`, a rotation or a mirror, has no effect here.
    @classmethod
    def init(cls, type=None, width=None, height=None, osd_num=1, to_ide=False, flag=None, fps=None, quality=90):
        if cls._mode is not None:
            print("Already run Display.init()")
            return
        if type is None:
            raise ValueError("please run Display.init(type=)")
        mode = cls._find_mode(type, width, height, fps)
        cls._osd_num = max(osd_num, 1)
        if to_ide:
            cls._request(mode[0] * mode[1] * 2, 4, "Display configure buffer for ide failed.")
        # Two more, to turn pictures.
        cls._request(mode[0] * mode[1] * 4, cls._osd_num + 2, "Display configure buffer failed.")
        if _display.start(*mode):
            raise RuntimeError("Can't open display device")
        cls._mode = mode
        for layer in cls._binds:
            cls._bind(layer)

    @classmethod
    def _find_mode(cls, type, width, height, fps):
        if type == cls.VIRT or type == DSI_VIRTUAL_DEVICE:
            _check_width(width or 640, "")
            return (640 if width is None else width, 480 if height is None else height, fps or 90)
        if type == cls.DEBUGGER or type == DSI_DEBUGGER_DEVICE:
            return (width or 640, height or 480, fps or 60)
        if type not in PANELS or type > cls.AML020T:
            raise AssertionError("Unsupport display type %d" % type)
        name, default = PANELS[type][:2]
        width = default[0] if width is None else width
        height = default[1] if height is None else height
        rate = 0 if (width, height) == (640, 480) else 30 if fps is None else fps
        mode = find_panel(type, width, height, rate)
        if mode is None:
            raise ValueError("%s unsupport %dx%d%s" % (name, width, height, "@%d" % rate if type == cls.LT9611 else ""))
        return mode

    @staticmethod
    def _request(size, count, problem):
        config = k_vb_config(max_pool_cnt=1)
        config.comm_pool[0].blk_size = size
        config.comm_pool[0].blk_cnt = count
        config.comm_pool[0].mode = VB_REMAP_MODE_NOCACHE
        if not MediaManager._config(config):
            raise RuntimeError(problem)

    @classmethod
    def deinit(cls):
        if cls._mode is None:
            print("did't call Display.init()")
            return
        # First: the picture of this moment is the last one.
        _display.stop()
        for layer in list(cls._binds):
            cls.unbind_layer(layer)
        for buffer in cls._buffers.values():
            buffer.destroy()
        cls._buffers.clear()
        cls._rects.clear()
        cls._osd_num = 1
        cls._mode = None

    # src=(module, device, channel), layer=, rect=(x, y, width, height), pix_format=, alpha=, flag=
    @classmethod
    def bind_layer(cls, **kwargs):
        src = kwargs.get("src", None)
        if src is None:
            raise ValueError("src should be set")
        if not isinstance(src, tuple) or len(src) != 3:
            raise ValueError("src should be (mod, dec, layer)")
        layer = kwargs.get("layer", None)
        layer = cls.LAYER_VIDEO1 if layer is None else layer
        rect = kwargs.get("rect", (0, 0, 0, 0))
        cls._check(layer, rect)
        if "alpha" in kwargs and layer <= cls.LAYER_VIDEO2:
            print("layer(%d) not support alpha, ignore it." % layer)
        if layer in cls._binds:
            cls.unbind_layer(layer)
            print("bind_layer: layer(%d) haver been bind, auto unbind it." % layer)
        cls._binds[layer] = (src, rect, kwargs.get("pix_format", PIXEL_FORMAT_YVU_PLANAR_420), kwargs.get("alpha", 255))
        if cls._mode is not None:
            cls._bind(layer)

    @classmethod
    def _check(cls, layer, rect):
        if not isinstance(rect, tuple) or len(rect) != 4:
            raise ValueError("rect should be (x, y, w, h)")
        if not cls.LAYER_VIDEO1 <= layer <= cls.LAYER_OSD3:
            raise IndexError("layer(%d) out of range" % layer)

    @classmethod
    def _bind(cls, layer):
        src, rect, pix_format, alpha = cls._binds[layer]
        if layer <= cls.LAYER_VIDEO2 and pix_format != PIXEL_FORMAT_YUV_SEMIPLANAR_420:
            raise AssertionError("bind video layer only support format PIXEL_FORMAT_YUV_SEMIPLANAR_420")
        cls._links[layer] = MediaManager.link(src, (DISPLAY_MOD_ID, DISPLAY_DEV_ID, layer))
        cls._config_layer(layer, rect, pix_format, 0, alpha)

    @classmethod
    def unbind_layer(cls, layer):
        if cls._binds.pop(layer, None) is None:
            print("unbind layer(%d) failed." % layer)
            return
        bound = cls._links.pop(layer, None)
        if bound is not None:
            bound.destroy()

    @classmethod
    def _config_layer(cls, layer, rect, pix_format, flag, alpha=255):
        cls._check(layer, rect)
        rect = (rect[0], rect[1], rect[2] or cls._mode[0], rect[3] or cls._mode[1])
        _check_width(rect[2], "")
        cls._rects[layer] = rect
        _display.set_layer(layer, rect, alpha)

    @classmethod
    def _disable_layer(cls, layer):
        if layer > K_VO_MAX_CHN_NUMS:
            raise IndexError("layer(%d) out of range" % layer)
        if cls._rects.pop(layer, None) is not None:
            _display.hide_layer(layer)

    @classmethod
    def width(cls, layer=None):
        return cls._size(layer)[0]

    @classmethod
    def height(cls, layer=None):
        return cls._size(layer)[1]

    @classmethod
    def _size(cls, layer):
        if layer is None:
            return cls._mode or (0, 0)
        if layer > K_VO_MAX_CHN_NUMS:
            raise IndexError("layer(%d) out of range" % layer)
        if layer not in cls._rects:
            print("layer(%d) is not configured" % layer)
            return (0, 0)
        return cls._rects[layer][2:]

    @classmethod
    def fps(cls, layer=None):
        return cls._mode[2]

    @classmethod
    def show_image(cls, img, x=0, y=0, layer=None, alpha=255, flag=None):
        layer = cls.LAYER_OSD0 if layer is None else layer
        if not cls.LAYER_OSD0 <= layer <= cls.LAYER_OSD3:
            raise AssertionError("layer(%d) is out of range." % layer)
        width = img.width()
        height = img.height()
        _check_width(width, "Image ")
        if width * height > cls._size(None)[0] * cls._size(None)[1]:
            raise ValueError("Image size is too large")
        if img.format() not in _FORMATS:
            raise ValueError("Image format(%d) not support" % img.format())
        buffer = cls._buffer(layer)
        size = min(img.size(), buffer.size)
        uctypes.bytearray_at(buffer.virt_addr, size)[:] = uctypes.bytearray_at(img.virtaddr(), size)
        _display.set_picture(layer, buffer.phys_addr, img)
        cls._config_layer(layer, (x, y, width, height), 0, flag, alpha)

    @classmethod
    def _buffer(cls, layer):
        if layer not in cls._buffers:
            if len(cls._buffers) > cls._osd_num:
                raise RuntimeError("please increase Display.config(osd_num=) or becareful the layer")
            try:
                cls._buffers[layer] = MediaManager.Buffer.get(4 * cls._mode[0] * cls._mode[1])
            except RuntimeError:
                raise RuntimeError("get display buffer failed")
        return cls._buffers[layer]


for _type in PANELS:
    if _type <= 311:
        setattr(Display, PANELS[_type][0], _type)
