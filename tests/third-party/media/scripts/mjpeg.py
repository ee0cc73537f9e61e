# SPDX-License-Identifier: MIT
# media.mjpeg: pictures as JPEG files, arguments, errors, close, finaliser.
import gc
from media.mjpeg import *
from _virtual_board import outstanding
from jpeg_file import size
from picture import Picture
from raised import raised

CHANNELS = 4


def names():
    encoder = MJPEGEncoder()
    assert (encoder.quality, encoder.width, encoder.height, encoder.chn) == (90, 0, 0, -1)
    assert repr(encoder) == "MJPEGEncoder(quality=90)", repr(encoder)
    assert encoder.is_closed() is False
    assert MJPEGEncoder(quality=20).quality == 20


def pictures():
    picture = Picture(width=320, height=240)
    low, high = MJPEGEncoder(20), MJPEGEncoder(quality=99)
    with open("/sdcard/pictures.mjpeg", "wb") as file:
        for number in range(10):
            picture.draw(number)
            jpeg = high.encode(picture.info)
            assert type(jpeg) is bytes and size(jpeg) == (320, 240)
            assert len(low.encode(input=picture.info, timeout_ms=-1)) < len(jpeg)
            file.write(jpeg)
    assert (high.width, high.height, high.chn, low.chn) == (320, 240, 0, 1)
    # Another size: another channel, or the same number again.
    other = Picture(width=128, height=64)
    assert size(high.encode(other.info, 1000)) == (128, 64)
    low.close()
    high.close()
    picture.release()
    other.release()
    assert outstanding() == [], outstanding()


def closed():
    picture = Picture()
    with MJPEGEncoder() as encoder:
        assert encoder.encode(picture.info)
        assert encoder.is_closed() is False
    assert encoder.is_closed() is True
    assert (encoder.width, encoder.height, encoder.chn, encoder.quality) == (0, 0, -1, 90)
    encoder.close()
    raised(ValueError, lambda: encoder.encode(picture.info), "MJPEGEncoder.encode: MJPEGEncoder is closed (0xA0098005 K_ERR_VENC_UNEXIST)")
    # An exception closes it, too.
    try:
        with MJPEGEncoder() as other:
            other.encode(picture.info)
            raise KeyError
    except KeyError:
        assert other.is_closed()
    picture.release()
    assert outstanding() == [], outstanding()


def wrong_arguments():
    encoder = MJPEGEncoder()
    raised(ValueError, lambda: MJPEGEncoder(0), "MJPEGEncoder: quality must be 1..99, not 0")
    raised(ValueError, lambda: MJPEGEncoder(quality=100), "MJPEGEncoder: quality must be 1..99, not 100")
    raised(TypeError, lambda: MJPEGEncoder("90"), "MJPEGEncoder: quality must be int, not str")
    raised(TypeError, lambda: MJPEGEncoder(90, 1), "MJPEGEncoder: takes 1 positional arguments but 2 were given")
    raised(TypeError, lambda: encoder.encode(), "MJPEGEncoder.encode: missing required argument 'input'")
    raised(TypeError, lambda: encoder.encode(b"1"), "input must be a k_video_frame_info of 224 bytes, not a buffer of 1")
    raised(TypeError, lambda: encoder.encode(5), "input must be a k_video_frame_info, not int")
    picture = Picture()
    raised(ValueError, lambda: encoder.encode(picture.info, -2), "encode: timeout_ms must be -1..2147483647 ms, not -2")
    raised(TypeError, lambda: encoder.encode(picture.info, timeout=1), "encode: unexpected keyword argument 'timeout'")
    raised(TypeError, lambda: encoder.close(1), "MJPEGEncoder.close: takes 0 positional arguments but 1 were given")
    for name in ("width", "height", "chn"):
        raised(AttributeError, lambda: setattr(encoder, name, 1), "MJPEGEncoder.%s cannot be assigned or deleted" % name)
    picture.info.v_frame.pixel_format = 99
    raised(RuntimeError, lambda: encoder.encode(picture.info), "MJPEGEncoder.encode: MJPEGEncoder failed in kd_mpi_venc_send_frame: ", "(0xA0098")
    picture.release()
    assert outstanding() == [], outstanding()


class Camera(MJPEGEncoder):
    def __init__(self, quality):
        # Not super().__init__(): by that, MicroPython's `with` has an object of the native class.
        MJPEGEncoder.__init__(self, quality)
        self.count = 0

    def encode(self, picture):
        self.count += 1
        return super().encode(picture.info)


def subclass():
    picture = Picture()
    with Camera(50) as camera:
        assert size(camera.encode(picture)) == (128, 64)
        assert (camera.quality, camera.count, camera.width) == (50, 1, 128)
    assert camera.is_closed()
    picture.release()


def lose(picture):
    MJPEGEncoder().encode(picture.info)


def finaliser():
    picture = Picture()
    # There are not so many channels. The stack may still refer to some objects, which the leak check at the end covers.
    for _ in range(4 * CHANNELS):
        lose(picture)
        gc.collect()
    picture.release()



for test in (names, pictures, closed, wrong_arguments, subclass, finaliser):
    test()
print("mjpeg: ok")
