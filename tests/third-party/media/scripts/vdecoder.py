# SPDX-License-Identifier: MIT
# media.vdecoder: JPEG and H.264 to pictures, states, pools, errors, finaliser.
import micropython
from media.vdecoder import *
from media.mjpeg import MJPEGEncoder
from mpp.vdec import kd_mpi_vdec_get_frame, kd_mpi_vdec_release_frame, k_video_frame_info, k_vdec_supplement_info
from mpp.sys import kd_mpi_sys_mmap, kd_mpi_sys_munmap
from _virtual_board import outstanding
from picture import Picture
from raised import raised
import uctypes

CHANNELS = 4
BUFFERS = 6
INPUT_SIZE = 262144


def names():
    assert (Decoder.H264, Decoder.H265, Decoder.JPEG, STREAM_BUF_SIZE) == (96, 265, 26, 1920 * 1088)
    decoder = Decoder(Decoder.H264)
    assert (decoder.type, decoder.chn, decoder.get_vdec_channel()) == (96, -1, -1)
    assert repr(decoder) == "Decoder(type=96)", repr(decoder)


def jpeg(number):
    picture = Picture(width=320, height=240)
    picture.draw(number)
    with MJPEGEncoder(99) as encoder:
        data = encoder.encode(picture.info)
    picture.release()
    return data


# The first pixels of the next decoded picture, and its size.
def decoded(decoder):
    frame = k_video_frame_info()
    assert kd_mpi_vdec_get_frame(decoder.chn, frame, k_vdec_supplement_info(), 1000) == 0
    address = kd_mpi_sys_mmap(frame.v_frame.phys_addr[0], 320)
    pixels = bytes(uctypes.bytearray_at(address, 32))
    kd_mpi_sys_munmap(address, 320)
    size = frame.v_frame.width, frame.v_frame.height
    assert kd_mpi_vdec_release_frame(decoder.chn, frame) == 0
    return size, pixels


def decodes():
    # Small pools: those of the firmware take 40 MB.
    Decoder.vb_pool_config(2, output_buf_cnt=3, output_buf_size=320 * 240 * 2)
    decoder = Decoder(type=Decoder.JPEG)
    decoder.create()
    assert decoder.chn == decoder.get_vdec_channel() == 0
    decoder.start()
    for number in range(2):
        decoder.decode(jpeg(number))
        size, pixels = decoded(decoder)
        assert size == (320, 240), size
        # As drawn, but for the loss of the codec.
        for x in range(32):
            assert abs(pixels[x] - (x * 4 + number * 8)) < 8, (x, pixels[x])
    decoder.stop()
    decoder.stop()
    decoder.start()
    decoder.decode(stream_data=bytearray(jpeg(3)))
    decoder.stop()
    decoder.destroy()
    decoder.destroy()
    assert decoder.chn == -1 and outstanding() == [], outstanding()


# Takes a picture after so many slices of a wait.
def take_later(decoder, taken):
    def later(slices):
        if slices > 0:
            micropython.schedule(later, slices - 1)
        else:
            taken.append(decoded(decoder)[0])

    micropython.schedule(later, 9)


def waits():
    # On an object, too.
    Decoder(Decoder.JPEG).vb_pool_config(2, BUFFERS, INPUT_SIZE, output_buf_size=320 * 240 * 2)
    decoder = Decoder(Decoder.JPEG)
    decoder.create()
    decoder.start()
    picture = jpeg(1)
    for _ in range(BUFFERS):
        decoder.decode(picture)
    taken = []
    data = bytearray(picture)
    take_later(decoder, taken)
    decoder.decode(data)
    assert taken == [(320, 240)], taken
    # Code that runs between the slices resizes the buffer.
    micropython.schedule(lambda size: data.extend(bytes(size)), INPUT_SIZE)
    raised(OSError, lambda: decoder.decode(data), "Decoder.decode: Decoder failed in Decoder.decode: no free buffer (0xA00A800D K_ERR_VDEC_NOBUF)")
    decoder.destroy()
    assert outstanding() == [], outstanding()


class Counting(Decoder):
    pools = 0

    @staticmethod
    def vb_pool_config(*counts):
        Counting.pools += 1
        Decoder.vb_pool_config(*counts)


def static():
    Counting.vb_pool_config(1, 1)
    Counting(Decoder.JPEG).vb_pool_config(2, 2)
    assert Counting.pools == 2
    config = Decoder.vb_pool_config
    config(input_buf_cnt=1, output_buf_cnt=1)


def states():
    decoder = Decoder(Decoder.H265)
    raised(OSError, lambda: decoder.start(), "Decoder.start: Decoder is not created: call create first (0xA00A8005 K_ERR_VDEC_UNEXIST)")
    decoder.create()
    raised(OSError, lambda: decoder.create(), "Decoder.create: Decoder is created but not started: call destroy first (0xA00A8004 K_ERR_VDEC_EXIST)")
    raised(OSError, lambda: decoder.decode(b""), "is created but not started: call start first (0xA00A8009 K_ERR_VDEC_NOT_PERM)")
    decoder.start()
    raised(OSError, lambda: decoder.decode(bytes(4097)), "Decoder.decode: Decoder failed in Decoder.decode: no free buffer (0xA00A800D K_ERR_VDEC_NOBUF)")
    decoder.destroy()
    assert outstanding() == [], outstanding()


def wrong_arguments():
    decoder = Decoder(Decoder.JPEG)
    raised(ValueError, lambda: Decoder(1), "Decoder: type must be Decoder.H264 (96), Decoder.H265 (265) or Decoder.JPEG (26), not 1")
    raised(TypeError, lambda: Decoder(), "Decoder: missing required argument 'type'")
    raised(TypeError, lambda: decoder.decode("text"), "Decoder.decode: stream_data must be a buffer, not str")
    raised(TypeError, lambda: decoder.decode(None), "Decoder.decode: stream_data must be a buffer, not NoneType")
    raised(ValueError, lambda: decoder.decode(bytes(STREAM_BUF_SIZE + 1)), "Decoder.decode: stream_data must be a buffer of 0..2088960 bytes, not of 2088961")
    raised(ValueError, lambda: Decoder.vb_pool_config(0, 1), "Decoder.vb_pool_config: input_buf_cnt must be 1..64 buffers, not 0")
    raised(TypeError, lambda: Decoder.vb_pool_config(1), "Decoder.vb_pool_config: missing required argument 'output_buf_cnt'")
    raised(AttributeError, lambda: setattr(decoder, "chn", 1), "Decoder.chn cannot be assigned or deleted")


def lose():
    decoder = Decoder(Decoder.JPEG)
    decoder.create()
    decoder.start()


def finaliser():
    Decoder.vb_pool_config(1, 1, 4096, 4096)
    # There are not so many channels: create collects those of garbage. The stack may still refer to some objects, which
    # the leak check at the end covers.
    for _ in range(4 * CHANNELS):
        lose()


for test in (names, decodes, waits, static, wrong_arguments, finaliser, states):
    test()
print("vdecoder: ok")
