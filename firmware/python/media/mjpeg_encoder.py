# SPDX-License-Identifier: MIT
# The JPEG encoder of CanMV after v1.8: frames and images to files, over the raw calls of the MPP of generation B.
import uctypes
import _thread
import image
from _display import py_video_frame, py_video_frame_info
from _virtual_board import MPP_GENERATION
from mpp import venc_def
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from media.media import ALIGN_UP, VB_INVALID_HANDLE

if MPP_GENERATION == "A":
    raise ImportError("no module named 'media.mjpeg': CanMV has it after v1.8, with the MPP of generation B")

_PAGE = const(4096)
_MAX_PACKS = const(12)
_FRAME_RATE = const(30)
# A grey image is sent with grey chroma.
_IMAGE_FORMATS = {
    image.YUV420: PIXEL_FORMAT_YUV_SEMIPLANAR_420,
    image.GRAYSCALE: PIXEL_FORMAT_YUV_SEMIPLANAR_420,
}
_NO_CHROMA = b"\x80"


class _Failed(Exception):
    pass


def _check(step, code):
    if code != 0:
        raise _Failed(step, code)


class MJPEGEncoder:
    def __init__(self, quality=90):
        if not 1 <= quality <= 99:
            raise ValueError("quality must be between 1 and 99")
        self.quality = quality
        self._closed = False
        self._lock = _thread.allocate_lock()
        self._forget()

    def __repr__(self):
        return "MJPEGEncoder(quality=%d, width=%d, height=%d, closed=%d)" % (
            self.quality,
            self.width,
            self.height,
            self._closed,
        )

    # The JPEG file of a picture: a frame, or an image of the formats YUV420 and GRAYSCALE.
    def encode(self, input, timeout_ms=1000):
        if timeout_ms < -1:
            raise ValueError("timeout_ms must be -1 or greater")
        with self._lock:
            if self._closed:
                raise ValueError("MJPEGEncoder is closed")
            try:
                if isinstance(input, image.Image):
                    return self._encode_image(input, timeout_ms)
                return self._encode_frame(_frame_info(input), timeout_ms)
            except _Failed as error:
                step, code = error.args
            except (TypeError, ValueError):
                # Of the argument: the channel serves the next picture.
                raise
            except BaseException:
                # Ctrl-C in a wait: the picture may still come.
                self._release()
                raise
            self._release()
            raise RuntimeError("MJPEGEncoder failed to %s (%d)" % (step, code))

    def close(self):
        with self._lock:
            self._release()
            self._closed = True

    def is_closed(self):
        return self._closed

    def _forget(self):
        self.width = self.height = 0
        self.chn = -1
        self._format = self._pool = self._input_pool = -1
        self._is_created = self._is_started = False

    def _release(self):
        if self._is_started:
            kd_mpi_venc_stop_chn(self.chn)
            kd_mpi_venc_detach_vb_pool(self.chn)
        if self._is_created:
            kd_mpi_venc_destroy_chn(self.chn)
        if self.chn >= 0:
            kd_mpi_venc_release_chn(self.chn)
        for pool in (self._input_pool, self._pool):
            if pool >= 0:
                kd_mpi_vb_destory_pool(pool)
        self._forget()

    # Another size or format makes a new channel.
    def _prepare(self, width, height, format):
        if self._is_started and (width, height, format) == (self.width, self.height, self._format):
            return
        self._release()
        number = k_u32_ptr()
        _check("request VENC channel", kd_mpi_venc_request_chn(number))
        self.chn = number.value
        self._pool = _new_pool("create VENC output pool", ALIGN_UP(width * height * 3 // 2, _PAGE))
        _check("attach VENC output pool", kd_mpi_venc_attach_vb_pool(self.chn, self._pool))
        attr = k_venc_chn_attr()
        attr.venc_attr.type = K_PT_JPEG
        attr.venc_attr.pic_width = width
        attr.venc_attr.pic_height = height
        attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP
        attr.rc_attr.mjpeg_fixqp.src_frame_rate = attr.rc_attr.mjpeg_fixqp.dst_frame_rate = _FRAME_RATE
        attr.rc_attr.mjpeg_fixqp.q_factor = self.quality
        _check("create VENC channel", kd_mpi_venc_create_chn(self.chn, attr))
        self._is_created = True
        _check("start VENC channel", kd_mpi_venc_start_chn(self.chn))
        self._is_started = True
        self.width, self.height, self._format = width, height, format

    def _encode_frame(self, info, timeout_ms):
        frame = info.v_frame
        self._prepare(frame.width, frame.height, frame.pixel_format)
        _check("send frame to VENC", kd_mpi_venc_send_frame(self.chn, info, timeout_ms))
        return self._receive(timeout_ms)

    def _receive(self, timeout_ms):
        status = k_venc_chn_status()
        _check("query VENC status", kd_mpi_venc_query_status(self.chn, status))
        stream = k_venc_stream()
        count = min(max(status.cur_packs, 1), _MAX_PACKS)
        layout = {"packs": (uctypes.ARRAY, count, venc_def.k_venc_pack_desc)}
        memory = bytearray(uctypes.sizeof(layout, uctypes.NATIVE))
        stream.pack = uctypes.addressof(memory)
        stream.pack_cnt = count
        _check("get VENC stream", kd_mpi_venc_get_stream(self.chn, stream, timeout_ms))
        try:
            packs = uctypes.struct(stream.pack, layout, uctypes.NATIVE).packs
            return b"".join(_copied(packs[i]) for i in range(stream.pack_cnt))
        finally:
            _check("release VENC stream", kd_mpi_venc_release_stream(self.chn, stream))

    # Planes of a frame start at a page.
    def _encode_image(self, picture, timeout_ms):
        format = _IMAGE_FORMATS.get(picture.format())
        if format is None:
            text = "unsupported image pixel format %d: only YUV420 and GRAYSCALE are emulated"
            raise ValueError(text % picture.format())
        width, height = picture.width(), picture.height()
        if width & 1 or height & 1:
            raise ValueError("YUV420 image dimensions must be even")
        self._prepare(width, height, format)
        chroma = ALIGN_UP(width * height, _PAGE)
        size = chroma + width * height // 2
        if self._input_pool < 0:
            self._input_pool = _new_pool("create VENC input pool", ALIGN_UP(size, _PAGE))
        block = kd_mpi_vb_get_block(self._input_pool, size, "")
        _check("get VENC input block", -1 if block == VB_INVALID_HANDLE else 0)
        try:
            address = kd_mpi_vb_handle_to_phyaddr(block)
            _stage(picture, address, chroma, size)
            info = k_video_frame_info()
            info.mod_id = K_ID_VENC
            info.pool_id = self._input_pool
            frame = info.v_frame
            frame.width, frame.height, frame.pixel_format = width, height, format
            frame.stride[0] = frame.stride[1] = width
            frame.phys_addr[0], frame.phys_addr[1] = address, address + chroma
            return self._encode_frame(info, timeout_ms)
        finally:
            kd_mpi_vb_release_block(block)


def _new_pool(step, size):
    pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_cnt=1, blk_size=size, mode=VB_REMAP_MODE_NOCACHE))
    _check(step, min(pool, 0))
    return pool


def _frame_info(input):
    if isinstance(input, py_video_frame):
        info = k_video_frame_info()
        memory = uctypes.bytearray_at(uctypes.addressof(info.v_frame), len(memoryview(input)))
        memory[:] = memoryview(input)
        return info
    if isinstance(input, (py_video_frame_info, uctypes.struct)):
        return input
    raise TypeError("input must be an image or a frame, not %s" % type(input).__name__)


def _copied(pack):
    memory = kd_mpi_sys_mmap(pack.phys_addr, pack.len)
    _check("copy VENC stream", 0 if memory else -1)
    data = bytes(uctypes.bytearray_at(memory, pack.len))
    kd_mpi_sys_munmap(memory, pack.len)
    return data


def _stage(picture, address, chroma, size):
    memory = kd_mpi_sys_mmap(address, size)
    _check("map VENC input", 0 if memory else -1)
    pixels = picture.width() * picture.height()
    target = uctypes.bytearray_at(memory, size)
    target[:pixels] = uctypes.bytearray_at(picture.virtaddr(), pixels)
    if picture.format() == image.GRAYSCALE:
        target[chroma:] = _NO_CHROMA * (pixels // 2)
    else:
        # A camera's frame has its chroma at a page, too; another image, behind its luma.
        offset = picture.phyaddr(1) - picture.phyaddr(0) or pixels
        target[chroma:] = uctypes.bytearray_at(picture.virtaddr() + offset, pixels // 2)
    kd_mpi_sys_munmap(memory, size)
