# SPDX-License-Identifier: MIT
# A class that creates its channel by raw MPP calls over the buffers of SetOutBufs, as scripts for older firmware do.
import struct

from recording import *
from _virtual_board import outstanding

WIDTH, HEIGHT, BUFFERS, QUALITY = 320, 240, 4, 60
# K_VENC_RC_MODE_MJPEG_FIXQP
FIXED_QUALITY = 4


class JpegEncoder(Encoder):
    def Create(self, chn):
        head = (self.PAYLOAD_TYPE_JPEG,)
        if self.private_poolid < 0:
            # Generation A: the driver uses buffers of the common pools.
            head += (WIDTH * HEIGHT * 3 // 4 + 4095) // 4096 * 4096, BUFFERS
        else:
            assert kd_mpi_venc_attach_vb_pool(chn, self.private_poolid) == 0
        fields = head + (WIDTH, HEIGHT, 0, FIXED_QUALITY, 30, 30, QUALITY, 0, 0, 0)
        attr = bytearray(struct.pack("<%dI" % len(fields), *fields))
        assert kd_mpi_venc_create_chn(chn, attr) == 0


def record(encoder, chn):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    encoder.SetOutBufs(chn, BUFFERS, WIDTH, HEIGHT)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn))
    MediaManager.init()
    try:
        encoder.Start(chn)
        assert False, "started without a channel"
    except OSError as error:
        assert "is not created" in error.args[1] and "Create" in error.args[1], error
    encoder.Create(chn)
    encoder.Start(chn)
    sensor.run()
    stream = StreamData()
    for _ in range(BUFFERS + 3):
        assert encoder.GetStream(chn, stream) == 0
        assert stream.stream_type[0] == encoder.STREAM_TYPE_I
        picture = uctypes.bytearray_at(stream.data[0], stream.data_size[0])
        assert picture[:2] == b"\xff\xd8" and picture[-2:] == b"\xff\xd9"
        encoder.ReleaseStream(chn, stream)
    sensor.stop()
    link = None
    encoder.Stop(chn)
    # An adopted channel is detached from its pool as one of Create is.
    assert not any("attached to channel" in text for text in outstanding())
    encoder.Destroy(chn)
    MediaManager.deinit()


plain = Encoder()
assert plain.private_poolid == -1
assert isinstance(plain.output, type(k_venc_stream())) and plain.output is plain.output
for name in ("private_poolid", "output"):
    try:
        setattr(plain, name, 0)
        assert False, name
    except AttributeError:
        pass

# Twice: the first recording must release everything.
for chn in (0, 2):
    encoder = JpegEncoder()
    record(encoder, chn)
    assert encoder.private_poolid == -1
    encoder.output = None
    assert encoder.output is None
print("raw create: ok")
