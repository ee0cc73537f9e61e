# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.sensor over the virtual MPP's camera.
import image
import _virtual_board
from _display import py_video_frame_info
from _virtual_board import MPP_GENERATION
from mpp.vicap import *
from mpp.video_struct import *
from media.media import *

CAM_OUT_WIDTH_MIN = const(64)
CAM_OUT_HEIGHT_MIN = const(64)
CAM_OUT_WIDTH_MAX = const(3840)
CAM_OUT_HEIGHT_MAX = const(2160)

_FRAME_SIZES = (
    ("QQCIF", 88, 72),
    ("QCIF", 176, 144),
    ("CIF", 352, 288),
    ("QSIF", 176, 120),
    ("SIF", 352, 240),
    ("QQVGA", 160, 120),
    ("QVGA", 320, 240),
    ("VGA", 640, 480),
    ("HQQVGA", 120, 80),
    ("HQVGA", 240, 160),
    ("HVGA", 480, 320),
    ("B64X64", 64, 64),
    ("B128X64", 128, 64),
    ("B128X128", 128, 128),
    ("B160X160", 160, 160),
    ("B320X320", 320, 320),
    ("QQVGA2", 128, 160),
    ("WVGA", 720, 480),
    ("WVGA2", 752, 480),
    ("SVGA", 800, 600),
    ("XGA", 1024, 768),
    ("WXGA", 1280, 768),
    ("SXGA", 1280, 1024),
    ("SXGAM", 1280, 960),
    ("UXGA", 1600, 1200),
    ("HD", 1280, 720),
    ("FHD", 1920, 1080),
    ("QHD", 2560, 1440),
    ("QXGA", 2048, 1536),
    ("WQXGA", 2560, 1600),
    ("WQXGA2", 2592, 1944),
)


# The camera's format for others.
_CAMERA_FORMATS = {
    PIXEL_FORMAT_RGB_565: PIXEL_FORMAT_RGB_888,
    PIXEL_FORMAT_GRAYSCALE: PIXEL_FORMAT_YUV_SEMIPLANAR_420,
}

_IMAGE_FORMATS = {
    PIXEL_FORMAT_RGB_888: image.RGB888,
    PIXEL_FORMAT_RGB_888_PLANAR: image.RGBP888,
    PIXEL_FORMAT_YUV_SEMIPLANAR_420: image.YUV420,
}


class _Channel:
    def __init__(self):
        self.width = 0
        self.height = 0
        self.pix_format = 0
        self.is_rgb565 = False
        self.is_grayscale = False
        self.framesize = Sensor.FRAME_SIZE_INVAILD
        self.fps = 0
        self.has_pool = False
        self.frame = None
        self.virt_addr = 0


class Sensor:
    RGB565 = PIXEL_FORMAT_RGB_565
    RGB888 = PIXEL_FORMAT_RGB_888
    RGBP888 = PIXEL_FORMAT_RGB_888_PLANAR
    YUV420SP = PIXEL_FORMAT_YUV_SEMIPLANAR_420
    GRAYSCALE = PIXEL_FORMAT_GRAYSCALE
    FRAME_SIZE_INVAILD = len(_FRAME_SIZES)

    _devs = [None for _ in range(CAM_DEV_ID_MAX)]

    # id: 0..2, CSI port of the sensor; fps: frames per second, default 30.
    def __init__(self, **kwargs):
        self._dev_id = kwargs.get("id", CAM_DEV_ID_0)
        if not 0 <= self._dev_id < CAM_DEV_ID_MAX:
            raise AssertionError("invaild sensor id %d, should < %d" % (self._dev_id, CAM_DEV_ID_MAX))
        if Sensor._devs[self._dev_id] is not None and not kwargs.get("force", False):
            raise OSError("sensor(%d) is already inited." % self._dev_id)
        self._fps = kwargs.get("fps", 0)
        self._channels = [_Channel() for _ in range(CAM_CHN_ID_MAX)]
        self._enabled = False
        self._running = False
        self._hmirror = False
        self._vflip = False
        self._auto_exposure = True
        self._exposure_us = 10000.0
        Sensor._devs[self._dev_id] = self

    @classmethod
    def deinit(cls):
        for sensor in cls._devs:
            if sensor is not None:
                sensor.stop(is_del=True)

    def reset(self):
        self._enabled = True

    def _channel(self, chn):
        if not self._enabled:
            raise AssertionError("should call reset() first")
        if not 0 <= chn < CAM_CHN_ID_MAX:
            raise AssertionError("invaild chn id %d, should < %d" % (chn, CAM_CHN_ID_MAX))
        return self._channels[chn]

    # framesize: Sensor.QVGA, ...; or width= and height= in pixels. alignment has no effect here.
    def set_framesize(self, framesize=FRAME_SIZE_INVAILD, chn=CAM_CHN_ID_0, alignment=0, crop=None, **kwargs):
        channel = self._channel(chn)
        width = kwargs.get("width", kwargs.get("w", 0))
        height = kwargs.get("height", kwargs.get("h", 0))
        if not (width and height):
            if not 0 <= framesize < len(_FRAME_SIZES):
                raise ValueError("set_framesize needs a frame size such as Sensor.VGA, or width= and height=")
            _, width, height = _FRAME_SIZES[framesize]
        if width % 16:
            width = ALIGN_UP(width, 16)
            print("Warning: sensor(%d) chn(%d) set_framesize align up width to %d" % (self._dev_id, chn, width))
        if not CAM_OUT_WIDTH_MIN <= width <= CAM_OUT_WIDTH_MAX:
            raise AssertionError(
                "sensor(%d) chn(%d) set_framesize invaild width(%d), should be %d - %d"
                % (self._dev_id, chn, width, CAM_OUT_WIDTH_MIN, CAM_OUT_WIDTH_MAX)
            )
        if not CAM_OUT_HEIGHT_MIN <= height <= CAM_OUT_HEIGHT_MAX:
            raise AssertionError(
                "sensor(%d) chn(%d) set_framesize invaild height(%d), should be %d - %d"
                % (self._dev_id, chn, height, CAM_OUT_HEIGHT_MIN, CAM_OUT_HEIGHT_MAX)
            )
        channel.width = width
        channel.height = height
        channel.framesize = framesize
        self._fps = kwargs.get("fps", self._fps)
        self._config_pool(channel)

    def set_pixformat(self, pix_format, chn=CAM_CHN_ID_0):
        channel = self._channel(chn)
        # As on the board: the camera delivers three formats, and snapshot() makes the images of the others.
        channel.is_rgb565 = pix_format == Sensor.RGB565
        channel.is_grayscale = pix_format == Sensor.GRAYSCALE
        channel.pix_format = _CAMERA_FORMATS.get(pix_format, pix_format)
        self._config_pool(channel)

    # Generation A's camera uses buffers of the common pools, so they must be requested before MediaManager.init().
    def _config_pool(self, channel):
        if MPP_GENERATION != "A" or channel.has_pool or not (channel.width and channel.pix_format):
            return
        config = k_vb_config(max_pool_cnt=1)
        halves = 3 if channel.pix_format == PIXEL_FORMAT_YUV_SEMIPLANAR_420 else 6
        config.comm_pool[0].blk_size = ALIGN_UP(channel.width * channel.height * halves // 2, VICAP_ALIGN_4K)
        config.comm_pool[0].blk_cnt = 6
        config.comm_pool[0].mode = VB_REMAP_MODE_NOCACHE
        if not MediaManager._config(config):
            raise RuntimeError("sensor(%d) configure buffer failed" % self._dev_id)
        channel.has_pool = True

    def get_pixformat(self, chn=CAM_CHN_ID_0):
        return self._channel(chn).pix_format

    def get_framesize(self, chn=CAM_CHN_ID_0):
        return self._channel(chn).framesize

    def width(self, chn=CAM_CHN_ID_0):
        return self._channel(chn).width

    def height(self, chn=CAM_CHN_ID_0):
        return self._channel(chn).height

    # Stored, without effect on the frames.
    def set_hmirror(self, enable):
        self._hmirror = bool(enable)

    def get_hmirror(self):
        return self._hmirror

    def set_vflip(self, enable):
        self._vflip = bool(enable)

    def get_vflip(self):
        return self._vflip

    # A channel has the sensor's rate here.
    def _set_chn_fps(self, chn=CAM_CHN_ID_0, fps=30):
        if not 0 <= chn < CAM_CHN_ID_MAX:
            raise AssertionError("invaild chn id %d, should < %d" % (chn, CAM_CHN_ID_MAX))

    # Stored, without effect on the frames.
    def auto_exposure(self, enable=None):
        if enable is None:
            return self._auto_exposure
        self._auto_exposure = bool(enable)
        return True

    def exposure(self, exposure_us=None):
        if exposure_us is None:
            return self._exposure_us
        if self._auto_exposure:
            raise RuntimeError("now is auto_ae mode,you need close auto_ae first")
        self._exposure_us = exposure_us
        return True

    # As of a sensor without a lens that moves.
    def auto_focus(self, enable=None):
        if self._running:
            raise RuntimeError("call should before Sensor.run()")
        return False

    def get_id(self):
        return self._dev_id

    # For MediaManager.link() and Display.bind_layer().
    def bind_info(self, x=0, y=0, chn=CAM_CHN_ID_0):
        channel = self._channel(chn)
        return {
            "src": (CAMERA_MOD_ID, self._dev_id, chn),
            "rect": (x, y, channel.width, channel.height),
            "pix_format": channel.pix_format,
        }

    def run(self):
        if not self._enabled:
            raise AssertionError("should call reset() first")
        if self._running:
            return
        dev = self._dev_id
        configured = False
        for chn in range(CAM_CHN_ID_MAX):
            channel = self._channels[chn]
            if channel.width and channel.pix_format:
                code = _virtual_board.camera_set_chn(dev, chn, channel.width, channel.height, channel.pix_format)
                if code:
                    raise RuntimeError("sensor(%d) run error, set chn(%d) attr failed(%d)" % (dev, chn, code))
                configured = True
        if not configured:
            raise RuntimeError("sensor(%d) run error: call set_framesize() and set_pixformat() first" % dev)
        code = _virtual_board.camera_set_fps(dev, self._fps) if self._fps else 0
        if code:
            raise RuntimeError("sensor(%d) run error, set fps(%d) failed(%d)" % (dev, self._fps, code))
        # Set first: Ctrl-C may be raised between the two.
        self._running = True
        code = _virtual_board.camera_start(dev)
        if code:
            self._running = False
            raise RuntimeError("sensor(%d) run error, vicap start stream failed(%d)" % (dev, code))

    def stop(self, is_del=False):
        if not is_del and not self._enabled:
            raise AssertionError("should call reset() first")
        if not is_del and not self._running:
            print("warning: sensor not call run()")
        for chn in range(CAM_CHN_ID_MAX):
            self._release_frame(chn)
        if self._running:
            code = _virtual_board.camera_stop(self._dev_id)
            self._running = False
            if code and not is_del:
                raise RuntimeError("sensor(%d) stop error, stop stream failed(%d)" % (self._dev_id, code))
        self._enabled = False
        if Sensor._devs[self._dev_id] is self:
            Sensor._devs[self._dev_id] = None

    # Waits up to `timeout` ms for the next frame, which is valid until the channel's next snapshot().
    # dump_frame: return a py_video_frame_info instead of an image.
    def snapshot(self, chn=CAM_CHN_ID_0, timeout=1000, dump_frame=False, auto_reboot=False):
        channel = self._channel(chn)
        self._release_frame(chn)
        frame = k_video_frame_info()
        code = _virtual_board.camera_dump(self._dev_id, chn, frame, timeout)
        if code:
            raise RuntimeError("sensor(%d) snapshot chn(%d) failed(%d)" % (self._dev_id, chn, code))
        channel.frame = frame
        if dump_frame:
            return py_video_frame_info(frame)
        return self._map(channel)

    def _map(self, channel):
        frame = channel.frame.v_frame
        first = frame.phys_addr[0]
        pixels = frame.width * frame.height
        plane = frame.phys_addr[1] - first if frame.phys_addr[1] else pixels
        # Behind the first plane, or the last but one.
        rest = {PIXEL_FORMAT_RGB_888: pixels * 2, PIXEL_FORMAT_RGB_888_PLANAR: plane + pixels}
        size = plane + rest.get(frame.pixel_format, pixels // 2)
        address = _virtual_board.snapshot_map(first, size)
        if not address:
            raise RuntimeError("sensor(%d) snapshot mmap failed" % self._dev_id)
        channel.virt_addr = address
        memory = {"alloc": image.ALLOC_VB, "phyaddr": first, "virtaddr": address, "poolid": channel.frame.pool_id}
        if channel.is_grayscale:
            return image.Image(frame.width, frame.height, image.GRAYSCALE, **memory)
        if channel.is_rgb565:
            return image.Image(frame.width, frame.height, image.RGB888, cvt_565=True, **memory)
        return image.Image(
            frame.width, frame.height, _IMAGE_FORMATS[frame.pixel_format], plane=plane, size=size, **memory
        )

    def _release_frame(self, chn):
        channel = self._channels[chn]
        if channel.virt_addr:
            _virtual_board.snapshot_unmap(channel.virt_addr)
            channel.virt_addr = 0
        if channel.frame is not None:
            _virtual_board.camera_release(self._dev_id, chn, channel.frame)
            channel.frame = None


for _number, _size in enumerate(_FRAME_SIZES):
    setattr(Sensor, _size[0], _number)


# Names of OpenMV that CanMV has and does not support either.
def _unsupported(name):
    def method(self, *args, **kwargs):
        print("not support %s now..." % name)
        raise NotImplementedError(name)

    return method


for _name in ("skip_frames", "set_framerate", "set_windowing", "set_contrast", "set_brightness", "set_saturation"):
    setattr(Sensor, _name, _unsupported(_name))
