# SPDX-License-Identifier: MIT
# The display of MPP generation B, which CanMV has in _media: a panel that nobody looks
# at.
import _display
from media.link import link
from media.panels import *
from mpp.video_struct import *

_MODULE = const(11)
_LAYERS = const(8)
_OSD0 = const(4)
# CanMV has two more blocks than layers; a turned panel has buffers of its own.
_MORE_BLOCKS = const(2)
_BLOCKS_OF_TURNED = const(6)
_OSD_FORMATS = (
    PIXEL_FORMAT_RGB_565,
    PIXEL_FORMAT_BGR_565,
    PIXEL_FORMAT_RGB_565_LE,
    PIXEL_FORMAT_BGR_565_LE,
    PIXEL_FORMAT_RGB_888,
    PIXEL_FORMAT_BGR_888,
    PIXEL_FORMAT_ARGB_8888,
    PIXEL_FORMAT_ABGR_8888,
    PIXEL_FORMAT_BGRA_8888,
    PIXEL_FORMAT_RGBA_8888,
    PIXEL_FORMAT_ABGR_4444,
    PIXEL_FORMAT_ARGB_4444,
    PIXEL_FORMAT_ARGB_1555,
    PIXEL_FORMAT_ABGR_1555,
    PIXEL_FORMAT_RGB_MONOCHROME_8BPP,
)


def _numbers(values, count):
    if values is None:
        raise ValueError("Argument cannot be None")
    values = tuple(values)
    if len(values) != count:
        raise ValueError("Expected %d values, got %d" % (count, len(values)))
    return values


def _limited(alpha):
    return min(max(alpha, 0), 255)


class Display:
    VIRT = VIRT
    DEBUGGER = DEBUGGER
    LAYER_VIDEO1 = 1
    LAYER_VIDEO2 = 2
    LAYER_VIDEO3 = 3
    LAYER_OSD0 = 4
    LAYER_OSD1 = 5
    LAYER_OSD2 = 6
    LAYER_OSD3 = 7
    FLAG_ROTATION_NONE = 0
    FLAG_ROTATION_0 = 0
    FLAG_ROTATION_90 = 1
    FLAG_ROTATION_180 = 2
    FLAG_ROTATION_270 = 3
    FLAG_MIRROR_NONE = 0
    FLAG_MIRROR_HOR = 0x10
    FLAG_MIRROR_VER = 0x20
    FLAG_MIRROR_BOTH = 0x30

    # Width, height and rate; None before init().
    _mode = None
    # Of each layer that is configured: rect, alpha.
    _layers = {}
    _links = {}
    # The writeback's frame that the next one releases.
    _dumped = None

    @staticmethod
    def init(type, width=0, height=0, fps=60, flag=0, osd_num=1, to_ide=False, quality=90):
        if type < 0:
            raise ValueError("invalid type")
        if type in (VIRT, DEBUGGER):
            mode = (width or 640, height or 480, fps or 60)
        elif type in PANELS:
            mode = find_panel(type, width, height, fps)
        elif type < VIRT:
            raise RuntimeError("init panel failed: use one of Display's panels, such as Display.VIRT")
        else:
            mode = None
        if mode is None:
            name = PANELS[type][0] if type in PANELS else "Unknown"
            raise RuntimeError("%s not support %dx%d@%d" % (name, width, height, fps))
        # What was configured before the first init() is for this display.
        Display.deinit()
        if _display.start(*mode):
            raise RuntimeError("init panel failed")
        is_turned = type > DEBUGGER and type != LT9611 and mode[0] > mode[1]
        if is_turned:
            print("panel is rotated, we only need one osd buffer")
        blocks = 0 if not osd_num else _BLOCKS_OF_TURNED if is_turned else osd_num + _MORE_BLOCKS
        if not _display.create_buffers(mode[0] * mode[1] * 4, blocks):
            _display.stop()
            raise RuntimeError("init display failed")
        Display._mode = mode
        for layer in Display._layers:
            Display._place(layer)
        if to_ide:
            _display.writeback(True)

    @staticmethod
    def deinit():
        if Display._mode is None:
            return
        Display._mode = None
        Display._dumped = None
        Display._layers.clear()
        # First: the picture of this moment is the last one.
        _display.stop()
        for layer in list(Display._links):
            Display._unlink(layer)

    @staticmethod
    def inited():
        return Display._mode is not None

    @staticmethod
    def width(layer=None):
        return Display._size(layer)[0]

    @staticmethod
    def height(layer=None):
        return Display._size(layer)[1]

    @staticmethod
    def _size(layer):
        if layer is None:
            if Display._mode is None:
                raise RuntimeError("get vo resolution failed")
            return Display._mode
        Display._check(layer, "invalid layer")
        if layer not in Display._layers:
            raise RuntimeError("get layer attr failed")
        return Display._layers[layer][0][2:]

    @staticmethod
    def fps():
        if Display._mode is None:
            raise RuntimeError("get fps but not init display")
        return Display._mode[2] if Display._mode[2] <= 200 else 0

    @staticmethod
    def _check(layer, problem):
        if not 0 < layer < _LAYERS:
            raise ValueError(problem)

    @staticmethod
    def _place(layer):
        rect, alpha = Display._layers[layer]
        if Display._mode is not None and _display.set_layer(layer, rect, alpha):
            raise RuntimeError("config layer attr failed")

    @staticmethod
    def config_layer(*, rect=None, pix_format=-1, layer=-1, alpha=255, flag=0):
        rect = _numbers(rect, 4)
        Display._check(layer, "invalid bind layer")
        formats = _OSD_FORMATS if layer >= _OSD0 else (PIXEL_FORMAT_YUV_SEMIPLANAR_420,)
        if Display._mode is not None and pix_format not in formats:
            raise RuntimeError("vo bind config layer failed.")
        Display._layers[layer] = (rect, _limited(alpha))
        Display._place(layer)
        return layer

    @staticmethod
    def bind_layer(src=None, **config):
        if src is None:
            raise TypeError("bind_layer requires src argument")
        src = _numbers(src, 3)
        layer = Display.config_layer(**config)
        Display._unlink(layer)
        try:
            Display._links[layer] = link(src, (_MODULE, 0, layer))
        except RuntimeError:
            Display.disable_layer(layer)
            raise RuntimeError("vo bind layer failed.")

    @staticmethod
    def _unlink(layer):
        bound = Display._links.pop(layer, None)
        if bound is not None:
            bound.destroy()

    @staticmethod
    def unbind_layer(layer):
        Display._check(layer, "invalid bind layer")
        Display._unlink(layer)
        return True

    @staticmethod
    def disable_layer(layer):
        Display._check(layer, "invalid layer")
        if Display._layers.pop(layer, None) is not None and Display._mode is not None:
            _display.hide_layer(layer)
        Display._unlink(layer)

    _disable_layer = disable_layer

    @staticmethod
    def show_image(img, x=0, y=0, layer=_OSD0, alpha=None, pixel_format=None, flag=0, direct_show=False):
        if Display._mode is None:
            raise RuntimeError("show image without init")
        format = img.format() if pixel_format is None else pixel_format
        if not _display.has_format(format):
            raise ValueError("unsupport image format %d" % img.format())
        if x < 0 or y < 0 or x + img.width() > Display._mode[0] or y + img.height() > Display._mode[1]:
            raise ValueError("image exceed the panel resolution")
        if not _OSD0 <= layer < _LAYERS:
            raise ValueError("invalid layer")
        before = Display._layers.get(layer, (None, 255))[1]
        Display._layers[layer] = ((x, y, img.width(), img.height()), before if alpha is None else _limited(alpha))
        if direct_show:
            if not img.phyaddr():
                raise ValueError("direct show image require physical address")
            _display.set_picture(layer, img.phyaddr(), img)
        elif not _display.show(layer, img, format):
            raise RuntimeError("alloc layer buffer failed")
        Display._place(layer)

    @staticmethod
    def writeback(*enable):
        if not enable:
            return _display.writeback()
        if Display._mode is None:
            raise RuntimeError("set wbc stats but not init display")
        if bool(enable[0]) != _display.writeback():
            Display._release()
            _display.writeback(enable[0])
        return True

    # None after `timeout` ms, or without a writeback. The next call releases the frame.
    @staticmethod
    def writeback_dump(timeout=1000):
        frame = _display.dump(timeout) if _display.writeback() else None
        if frame is None:
            print("wbc dump failed", end="")
            return None
        Display._release()
        Display._dumped = frame
        return frame

    @staticmethod
    def _release():
        if Display._dumped is not None:
            _display.release(Display._dumped)
            Display._dumped = None


for _type in PANELS:
    setattr(Display, PANELS[_type][0], _type)
