# SPDX-License-Identifier: MIT
# SendFrame with frames that the script draws; a wrong frame returns an error code.
from recording import *
from picture import Picture
import time

ILLEGAL_PARAM, NOT_SUPPORT, BADADDR, BUSY = (code - (1 << 32) for code in (0xA0098003, 0xA0098008, 0xA0098011, 0xA0098012))
KEYWORDS = ("frame", "frame_info"), ("chn", "venc_chn")
BUFFERS = 4

r = Recording(width=128, height=64, buffers=BUFFERS, bound=False, start=False)
e = r.encoder
e.Start(0)


def encoded():
    assert r.get(1000) == 0
    packs = r.packs()
    r.release()
    return packs


for stride in (0, 192):
    picture = Picture(stride=stride)
    info = picture.info
    for number in range(3):
        picture.draw(number)
        info.v_frame.pts = 1000 * number + stride + 1
        assert e.SendFrame(0, info) == 0
        packs = encoded()
        assert packs[-1][1] == info.v_frame.pts, packs[-1][1]
    picture.release()

# Positional arguments, the firmware's keywords and the manual's.
picture = Picture()
info = picture.info
for frame in KEYWORDS[0]:
    for chn in KEYWORDS[1]:
        assert e.SendFrame(**{chn: 0, frame: info}) == 0
        encoded()
        assert e.SendFrame(**{chn: 0, frame: bytes(info), "timeout": 0}) == 0
        encoded()


# A field with a wrong value: an error code, no exception and no pack.
def must_fail(struct, field, value, code):
    right = struct[field] if type(field) is int else getattr(struct, field)
    write(struct, field, value)
    result = e.SendFrame(0, info)
    write(struct, field, right)
    assert result == code, (field, result)
    assert r.get(0) == -1 and r.data.pack_cnt == 0


def write(struct, field, value):
    if type(field) is int:
        struct[field] = value
    else:
        setattr(struct, field, value)


must_fail(info.v_frame, "width", 0, ILLEGAL_PARAM)
must_fail(info.v_frame, "width", 136, ILLEGAL_PARAM)
must_fail(info.v_frame, "height", 63, ILLEGAL_PARAM)
must_fail(info.v_frame, "pixel_format", PIXEL_FORMAT_GRAYSCALE, NOT_SUPPORT)
must_fail(info.v_frame.stride, 0, 64, ILLEGAL_PARAM)
must_fail(info.v_frame.phys_addr, 0, 0, BADADDR)
must_fail(info.v_frame.phys_addr, 1, 0, BADADDR)

# Without a reader, the output buffers fill up, then the queue of 30 frames; then SendFrame times out.
sent = 0
while e.SendFrame(0, info, 1) == 0:
    sent += 1
    assert sent < 100
assert sent >= 30, sent
start = time.ticks_ms()
assert e.SendFrame(0, info, timeout=200) == BUSY
assert time.ticks_diff(time.ticks_ms(), start) >= 200
frames = 0
while r.get(0) == 0:
    frames += len([1 for kind, _, _ in r.packs() if kind != 3])
    r.release()
assert frames == sent, (frames, sent)
assert e.SendFrame(0, info) == 0
encoded()
picture.release()
r.stop()
print("send frame: ok", sent, "frames")
