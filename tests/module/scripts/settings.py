# SPDX-License-Identifier: MIT
# What a channel does: IDR on request, filters, entropy coding, rotation, mirror, rate control. tests/streams/settings.test.ts judges streams.
import struct

from recording import *
from picture import Picture

WIDTH, HEIGHT, BUFFERS = 128, 64, 4
ILLEGAL_PARAM, NOT_PERM, BUSY = (code - (1 << 32) for code in (0xA0098003, 0xA0098009, 0xA0098012))
HEADER, I, P = Encoder.STREAM_TYPE_HEADER, Encoder.STREAM_TYPE_I, Encoder.STREAM_TYPE_P
VIDEO = (
    (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
    (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
)
JPEG = Encoder.PAYLOAD_TYPE_JPEG, 0
LIMIT = "has a payload type that does not allow this call"

encoder = Encoder()
stream = StreamData()
encoder.SetOutBufs(0, BUFFERS, WIDTH, HEIGHT)
MediaManager.init()
picture = Picture(WIDTH, HEIGHT)


def create(payload, **attributes):
    encoder.Create(0, ChnAttrStr(payload[0], payload[1], WIDTH, HEIGHT, **attributes))


def close():
    encoder.Stop(0)
    encoder.Destroy(0)


# The packs of a frame, as (type, bytes).
def encode(number):
    picture.draw(number)
    assert encoder.SendFrame(0, picture.info) == 0
    assert encoder.GetStream(0, stream, 0) == 0
    packs = [(stream.stream_type[i], bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))) for i in range(stream.pack_cnt)]
    encoder.ReleaseStream(0, stream)
    return packs


def kinds(packs):
    return [kind for kind, _ in packs]


def fails(code, piece, call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        assert error.errno == code and piece in str(error), error
    else:
        raise AssertionError("no OSError: " + piece)


# An IDR on request has its header, and the GOP starts again with it.
for payload in VIDEO:
    create(payload, gopLen=5)
    encoder.RequestIDR(0)
    encoder.Start(0)
    pictures = []
    for number in range(10):
        if number == 3:
            encoder.RequestIDR(0)
            encoder.RequestIDR(chn=0)
        pictures.append(kinds(encode(number)))
    assert pictures == [[HEADER, I], [P], [P], [HEADER, I], [P], [P], [P], [P], [HEADER, I], [P]], pictures
    close()
create(JPEG)
fails(ILLEGAL_PARAM, "Encoder.RequestIDR: chn 0 " + LIMIT, encoder.RequestIDR, 0)
close()

# Settings of a codec: where it has them, and before Start only. Destroy ends them.
CODED = {
    "SetDeblocking": (VIDEO, ((False,), (True,))),
    "SetEntropyCoding": (VIDEO[:1], ((Encoder.ENTROPY_CAVLC,), (Encoder.ENTROPY_CABAC,))),
    "SetSAO": (VIDEO[1:], ((True, True), (False, False))),
}
for method in CODED:
    payloads, values = CODED[method]
    call = getattr(encoder, method)
    for payload in VIDEO + (JPEG,):
        streams = []
        for value in values:
            create(payload)
            if payload not in payloads:
                fails(ILLEGAL_PARAM, "Encoder.%s: chn 0 %s" % (method, LIMIT), call, 0, *value)
                close()
                continue
            # The last one counts.
            call(0, *values[0])
            call(0, *value)
            encoder.Start(0)
            fails(NOT_PERM, "Encoder.%s: chn 0 is running" % method, call, 0, *value)
            streams.append([encode(number) for number in range(3)])
            close()
        if payload in payloads:
            create(payload)
            encoder.Start(0)
            usual = [encode(number) for number in range(3)]
            assert streams[0] != streams[1] == usual, (method, payload)
            close()


# The sides of a JPEG are in its frame header.
def sides(packs):
    jpeg = packs[0][1]
    at = jpeg.index(b"\xff\xc0")
    height, width = struct.unpack(">HH", jpeg[at + 5 : at + 9])
    return width, height


create(JPEG)
upright = None
encoder.Start(0)
upright = encode(1)
assert sides(upright) == (WIDTH, HEIGHT)
# The sides stay; the following pictures turn.
fails(BUSY, "chn 0 is running, and its stream keeps the sides of its pictures", encoder.SetRotation, 0, Encoder.ROTATION_90)
encoder.SetRotation(0, Encoder.ROTATION_180)
turned = encode(1)
assert sides(turned) == (WIDTH, HEIGHT) and turned != upright
encoder.SetRotation(0, Encoder.ROTATION_0)
assert encode(1) == upright
encoder.SetMirror(0, mirror=Encoder.MIRROR_HORIZONTAL)
mirrored = encode(1)
# The picture is the same from top to bottom.
encoder.SetMirror(0, Encoder.MIRROR_VERTICAL)
assert encode(1) == upright != mirrored
close()

for rotation in (Encoder.ROTATION_90, Encoder.ROTATION_270):
    create(JPEG)
    encoder.SetRotation(0, rotation)
    encoder.Start(0)
    assert sides(encode(1)) == (HEIGHT, WIDTH)
    close()
# Destroy ends rotation and mirror.
create(JPEG)
encoder.Start(0)
assert encode(1) == upright
close()

# VBR needs a maximum, which is not below the target.
for payload in VIDEO:
    for most in (0, 3999):
        below = ChnAttrStr(payload[0], payload[1], WIDTH, HEIGHT, 4000, rc_mode=Encoder.RC_VBR, max_bit_rate=most)
        fails(ILLEGAL_PARAM, "chn 0 cannot have a max_bit_rate below its bit_rate", encoder.Create, 0, below)
    for attributes in (
        {"rc_mode": Encoder.RC_VBR, "bit_rate": 4000, "max_bit_rate": 4000},
        {"rc_mode": Encoder.RC_FIXQP, "bit_rate": 1},
        {"rc_mode": Encoder.RC_FIXQP, "i_qp": 51, "p_qp": 51},
    ):
        create(payload, **attributes)
        encoder.Start(0)
        assert kinds(encode(0)) == [HEADER, I]
        close()
# JPEG ignores all of it.
create(JPEG, rc_mode=Encoder.RC_VBR)
encoder.Start(0)
assert encode(1) == upright
close()


# An object that has CanMV's attributes only gets CBR.
class Attributes:
    payload_type, profile, pic_width, pic_height = VIDEO[0] + (WIDTH, HEIGHT)
    gop_len, bit_rate, src_frame_rate, dst_frame_rate, mjpeg_quality_factor = 30, 4000, 30, 30, 45


create(VIDEO[0])
encoder.Start(0)
expected = encode(0)
close()
encoder.Create(0, Attributes())
encoder.Start(0)
assert encode(0) == expected
close()

attributes = ChnAttrStr(*VIDEO[0], WIDTH, HEIGHT)
assert (attributes.rc_mode, attributes.max_bit_rate) == (Encoder.RC_CBR, 0)
assert 0 <= attributes.i_qp <= attributes.p_qp <= 51

picture.release()
MediaManager.deinit()
print("settings: ok")
