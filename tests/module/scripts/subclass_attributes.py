# SPDX-License-Identifier: MIT
# Attributes assigned to instances of Python subclasses take effect, as with the module's own objects.
from recording import *
from picture import Picture
from raised import raised


class Attr(ChnAttrStr):
    def __init__(self, width, height):
        super().__init__(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, width, height)
        self.payload_type = Encoder.PAYLOAD_TYPE_JPEG
        self.label = "pictures"


r = Recording(width=128, height=64, bound=False, start=False)
r.encoder.Destroy(0)
picture = Picture()


def first_bytes(attr):
    r.encoder.Create(0, attr)
    r.encoder.Start(0)
    assert r.encoder.SendFrame(0, picture.info) == 0
    assert r.get(1000) == 0
    start = bytes(uctypes.bytearray_at(r.data.data[0], 2))
    r.encoder.Destroy(0)
    return start


attr = Attr(128, 64)
assert first_bytes(attr) == b"\xff\xd8"
attr.payload_type = Encoder.PAYLOAD_TYPE_H265
attr.profile = Encoder.H265_PROFILE_MAIN
assert first_bytes(attr) == b"\x00\x00"

# The call that the object is passed to checks them.
attr.profile = 99
raised(ValueError, lambda: r.encoder.Create(0, attr), "profile must be")
attr.profile = Encoder.H265_PROFILE_MAIN
attr.gop_len = "1"
raised(TypeError, lambda: r.encoder.Create(0, attr), "ChnAttrStr: gop_len must be int")
attr.gop_len = 1
assert first_bytes(attr) == b"\x00\x00"

picture.release()
r.stop()
print("subclass attributes: ok")
