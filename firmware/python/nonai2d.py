# SPDX-License-Identifier: MIT
# Stand-in for CanMV's nonai2d: the colour space converter.
import _nonai2d
from _media import py_video_frame_info
from _virtual_board import MPP_GENERATION
from media.media import MediaManager
from mpp.generated import constants
from mpp.vb import VB_REMAP_MODE_NOCACHE, k_vb_config
from mpp.video_struct import k_video_frame_info
import image as _image

_CHANNELS = const(24)
_NAMES = (
    "RGB_565 RGB_565_LE BGR_565 BGR_565_LE RGB_888 BGR_888 BGR_888_PLANAR RGB_888_PLANAR YUV_SEMIPLANAR_420"
    # Those that are not emulated.
    " ARGB_8888 ARGB_1555 ARGB_4444 YVU_PLANAR_420 YVU_SEMIPLANAR_420"
    " YVU_PLANAR_444 YUV_PACKAGE_444 YUV_SEMIPLANAR_444 YVU_SEMIPLANAR_444"
)


class CSC:
    PIXEL_FORMAT_GRAYSCALE = _image.GRAYSCALE

    if MPP_GENERATION == "A":

        def __init__(self, chn, fmt, *, max_width=1920, max_height=1080, buf_num=2):
            self._open(chn, fmt, max_width, max_height, buf_num)

    else:

        def __init__(self, fmt, *, max_width=1920, max_height=1080, buf_num=2):
            self._open(None, fmt, max_width, max_height, buf_num)

    def _open(self, chn, fmt, max_width, max_height, buf_num):
        if chn is not None and not 0 <= chn < _CHANNELS:
            raise ValueError("invalid chn %d" % chn)
        self._is_gray = fmt == CSC.PIXEL_FORMAT_GRAYSCALE
        self.dst_fmt = CSC.PIXEL_FORMAT_YUV_SEMIPLANAR_420 if self._is_gray else fmt
        if self.dst_fmt not in _FORMATS:
            raise ValueError("invalid fmt %d" % fmt)
        if not _nonai2d.frame_bytes(self.dst_fmt, 2, 2):
            raise NotImplementedError("the emulated board's CSC converts to NV12, gray, RGB and BGR without alpha only")
        self._facts = (self.dst_fmt, max_width, max_height, buf_num)
        self.chn = self._create(range(_CHANNELS) if chn is None else (chn,))
        self._converted = None
        self._frames = []
        if MPP_GENERATION == "A":
            self._config_buffers(_nonai2d.frame_bytes(self.dst_fmt, max_width, max_height), buf_num)

    # The first of the channels that is free.
    def _create(self, channels):
        for chn in channels:
            code = _nonai2d.create(chn, *self._facts) & 0x1FF
            if not code:
                return chn
            if code == _nonai2d.NOBUF:
                raise RuntimeError("create vb pool failed")
            if code != _nonai2d.EXIST or MPP_GENERATION == "A":
                raise RuntimeError("create chn failed %d" % code)
        raise RuntimeError("request nonai2d channel failed")

    def _config_buffers(self, size, count):
        config = k_vb_config(max_pool_cnt=1)
        pool = config.comm_pool[0]
        pool.blk_size, pool.blk_cnt, pool.mode = size + 0x2FFF & ~0x2FFF, count, VB_REMAP_MODE_NOCACHE
        # After MediaManager.init(), the pools that there are must do.
        if not MediaManager._is_inited and not MediaManager._config(config):
            self.destroy()
            raise RuntimeError("config vb common pool failed.")

    def _release(self, info):
        info.v_frame.release()
        _nonai2d.release_frame(self.chn, info)

    # Returns a frame or, with a line, None.
    def _get(self, what, timeout_ms):
        frame = k_video_frame_info()
        code = _nonai2d.get_frame(self.chn, frame, timeout_ms) & 0x1FF
        if code == _nonai2d.BUF_EMPTY:
            print("CSC.%s get_frame timeout" % what)
        return code, None if code else py_video_frame_info(frame)

    def convert(self, image, timeout_ms=1000, cvt=True):
        if self.chn < 0:
            return None
        if self._converted:
            self._release(self._converted)
            self._converted = None
        code = _nonai2d.send_frame(self.chn, image, timeout_ms) & 0x1FF
        if code == _nonai2d.BUSY:
            print("CSC.convert send_frame timeout")
            return None
        if code:
            raise RuntimeError("CSC.convert send_frame failed %d" % code)
        code, self._converted = self._get("convert", timeout_ms)
        if code and code != _nonai2d.BUF_EMPTY:
            raise RuntimeError("CSC.convert get_frame failed %d" % code)
        if not cvt or not self._converted:
            return self._converted
        frame = self._converted.v_frame
        return frame.to_image(new_format=constants.PIXEL_FORMAT_RGB_MONOCHROME_8BPP) if self._is_gray else frame.to_image()

    def get_frame(self, timeout_ms=1000):
        if self.chn < 0:
            return None
        frame = self._get("getframe", timeout_ms)[1]
        if frame:
            self._frames.append(frame)
        return frame

    def release_frame(self, frame):
        if frame in self._frames:
            self._frames.remove(frame)
            self._release(frame)

    def destroy(self):
        if self.chn < 0:
            return
        if self._converted:
            self._frames.append(self._converted)
            self._converted = None
        while self._frames:
            self._release(self._frames.pop())
        _nonai2d.destroy(self.chn)
        self.chn = -1


_FORMATS = []
for _name in _NAMES.split():
    _name = "PIXEL_FORMAT_" + _name
    _FORMATS.append(getattr(constants, _name))
    setattr(CSC, _name, _FORMATS[-1])
