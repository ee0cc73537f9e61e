# SPDX-License-Identifier: MIT
# Writes streams whose pictures, filters, quantisers and rates tests/streams/settings.test.ts judges: judged_settings.py FOLDER
import sys

from media.vencoder import *
from media.media import *
from picture import Picture

WIDTH, HEIGHT, BUFFERS, FPS = 320, 176, 4, 30
H264, H265, JPEG = Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265, Encoder.PAYLOAD_TYPE_JPEG
VIDEO = (("264", H264, Encoder.H264_PROFILE_MAIN), ("265", H265, Encoder.H265_PROFILE_MAIN))
CODECS = VIDEO + (("mjpeg", JPEG, 0),)
# The first one has the greatest P frames, the last one the greatest I frames.
QPS = (22, 34), (28, 28), (40, 33)
RATES = (800, 1200), (2000, 2200)
IDR_AT = 17

folder = sys.argv[1]
encoder = Encoder()
stream = StreamData()
encoder.SetOutBufs(0, BUFFERS, 4 * WIDTH, HEIGHT)
MediaManager.init()
picture = Picture(WIDTH, HEIGHT)


# A picture that no rotation and no mirror leaves as it is: brighter to the right and below, a black corner, colours.
def draw():
    for y in range(HEIGHT):
        row = bytearray(40 + (x + 2 * y) // 4 for x in range(WIDTH))
        if y < HEIGHT // 3:
            row[: WIDTH // 4] = bytes(16 for _ in range(WIDTH // 4))
        picture.bytes[y * WIDTH : (y + 1) * WIDTH] = row
    for y in range(HEIGHT // 2):
        colours = bytes(c for x in range(WIDTH // 2) for c in (80 + x // 2, 90 + y // 2))
        picture.bytes[picture.uv + y * WIDTH : picture.uv + (y + 1) * WIDTH] = colours


noise = bytearray(1 << 16)
seed = 1
for i in range(len(noise)):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    noise[i] = 96 + (seed >> 16 & 63)


# Another part of the noise in each row.
def draw_noise():
    global seed
    for y in range(HEIGHT):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        start = (seed >> 8) % (len(noise) - WIDTH)
        picture.bytes[y * WIDTH : (y + 1) * WIDTH] = noise[start : start + WIDTH]


# Records so many frames. Calls `before` with the number of each frame.
def record(name, frames, before=lambda number: None):
    encoder.Start(0)
    with open("%s/%s" % (folder, name), "wb") as file:
        for number in range(frames):
            before(number)
            picture.info.v_frame.pts = number * 1000000 // FPS + 1
            assert encoder.SendFrame(0, picture.info) == 0
            assert encoder.GetStream(0, stream, 1000) == 0
            for i in range(stream.pack_cnt):
                file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            encoder.ReleaseStream(0, stream)
    encoder.Stop(0)
    encoder.Destroy(0)


def create(codec, **attributes):
    _, payload, profile = codec
    encoder.Create(0, ChnAttrStr(payload, profile, WIDTH, HEIGHT, mjpeg_quality_factor=95, **attributes))


draw()
with open(folder + "/source.yuv", "wb") as file:
    file.write(picture.bytes[: WIDTH * HEIGHT])
    colours = bytes(picture.bytes[picture.uv : picture.uv + WIDTH * HEIGHT // 2])
    file.write(bytes(colours[i] for i in range(0, len(colours), 2)))
    file.write(bytes(colours[i] for i in range(1, len(colours), 2)))
for codec in CODECS:
    for degrees in (0, 90, 180, 270):
        create(codec)
        encoder.SetRotation(0, getattr(Encoder, "ROTATION_%d" % degrees))
        record("rotation_%d.%s" % (degrees, codec[0]), 3)
    for way in ("HORIZONTAL", "VERTICAL"):
        create(codec)
        encoder.SetMirror(0, getattr(Encoder, "MIRROR_" + way))
        record("mirror_%s.%s" % (way, codec[0]), 3)


def request_idr(number):
    if number == IDR_AT:
        encoder.RequestIDR(0)


for codec in VIDEO:
    create(codec, gopLen=30)
    record("idr." + codec[0], 60, request_idr)
    for i_qp, p_qp in QPS:
        create(codec, gopLen=5, rc_mode=Encoder.RC_FIXQP, i_qp=i_qp, p_qp=p_qp)
        record("qp_%d_%d.%s" % (i_qp, p_qp, codec[0]), 12)
    for rate, most in RATES:
        create(codec, bit_rate=rate, rc_mode=Encoder.RC_VBR, max_bit_rate=most)
        record("vbr_%d_%d.%s" % (rate, most, codec[0]), 150, lambda number: draw_noise())
    for enabled in (False, True):
        create(codec, bit_rate=300)
        encoder.SetDeblocking(0, enabled)
        record("deblocking_%d.%s" % (enabled, codec[0]), 6, lambda number: draw_noise())
    draw()

for mode in (Encoder.ENTROPY_CAVLC, Encoder.ENTROPY_CABAC):
    create(VIDEO[0])
    encoder.SetEntropyCoding(0, mode)
    record("entropy_%d.264" % mode, 6, lambda number: draw_noise())
for luma, chroma in ((0, 0), (1, 1)):
    create(VIDEO[1])
    encoder.SetSAO(0, luma, chroma)
    record("sao_%d_%d.265" % (luma, chroma), 6, lambda number: draw_noise())

picture.release()
MediaManager.deinit()
print("judged settings: ok")
