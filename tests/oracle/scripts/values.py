# SPDX-License-Identifier: MIT
# Names, defaults, and arguments that are out of range or of a wrong type.
from probe import *
from shape import *
from media.vencoder import *
from media.media import *
from _virtual_board import MPP_GENERATION

for name in sorted(name for name in dir(Encoder) if name[0] != "_"):
    value = getattr(Encoder, name)
    print("Encoder.%s: %s" % (name, value if isinstance(value, int) else "method"))
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 640, 480)
for name in ("payload_type", "profile", "pic_width", "pic_height", "gop_len", "bit_rate", "src_frame_rate", "dst_frame_rate", "mjpeg_quality_factor"):
    probe("ChnAttrStr.%s" % name, lambda: getattr(attr, name))
data = StreamData()
for name in ("data", "phy_addr", "data_size", "stream_type", "pts", "pack_cnt"):
    probe("StreamData.%s" % name, lambda: getattr(data, name))

for name in ("Next", "view", "write"):
    print("StreamData.%s: %s" % (name, hasattr(data, name)))

encoder = Encoder()
probe("private_poolid", lambda: encoder.private_poolid)
probe("outbuf_num", lambda: encoder.outbuf_num)
probe("output", lambda: len(bytes(encoder.output)))
if not OWN:
    probe("chn 4", lambda: encoder.Start(4))
    probe("chn -1", lambda: encoder.Start(-1))
    probe("chn as str", lambda: encoder.Start("0"))
probe("no buffers", lambda: encoder.SetOutBufs(*named(0), 0, 0, 0))
probe("attribute as str", lambda: ChnAttrStr("H264", Encoder.H264_PROFILE_MAIN, 640, 480).payload_type)
probe("odd width", lambda: ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, 2, 641, 480).pic_width)
probe("GOP of 0", lambda: ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, 2, 640, 480, gopLen=0).gop_len)
probe("negative GOP", lambda: ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, 2, 640, 480, gopLen=-1).gop_len)

# What Create accepts: the same values, and the limits.
encoder.SetOutBufs(*named(1), 4, 133, 71)
MediaManager.init()
H264 = (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
H265 = (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, 128, 64)
JPEG = (Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)
CREATED = {
    "bit rates": (H264 + (1,), H264 + (1000000,), H265 + (1000000,), JPEG + (0,), JPEG + (4000000,)),
    "GOPs": (H264 + (4000, 0), H265 + (4000, 1), H264 + (4000, 2147483647)),
    "frame rates": (H264 + (4000, 30, 1), H265 + (4000, 30, 4096), JPEG + (4000, 30, 0), H264 + (4000, 30, 30, 0)),
    "qualities": (JPEG + (4000, 30, 30, 30, 1), JPEG + (4000, 30, 30, 30, 100), H264 + (4000, 30, 30, 30, 0)),
    "rejected rates": (H264 + (0,), H264 + (4000000,), H264 + (4000, 30, 0)),
    "rejected sizes": (H264[:2] + (120, 64), H265[:2] + (128, 2162), JPEG[:2] + (128, 65)),
}


def created(arguments):
    # CanMV's module needs new buffers after Destroy with generation B; generation A has common pools.
    if MPP_GENERATION == "B":
        encoder.SetOutBufs(*named(1), 4, 133, 71)
    try:
        encoder.Create(*named(1), ChnAttrStr(*arguments))
    except (OSError, ValueError):
        return False
    encoder.Start(*named(1))
    encoder.Stop(*named(1))
    encoder.Destroy(*named(1))
    return True


for name, rows in CREATED.items():
    probe(name, lambda: [created(arguments) for arguments in rows])
MediaManager.deinit()
