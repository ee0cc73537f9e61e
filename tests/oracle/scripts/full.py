# SPDX-License-Identifier: MIT
# More unread packs than a StreamData has entries.
from probe import *
from shape import *
from media.vencoder import *
from media.media import *
from picture import Picture

encoder, data = Encoder(), StreamData()
encoder.SetOutBufs(*named(0), 14, 128, 64)
MediaManager.init()
picture = Picture()
encoder.Create(*named(0), ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
encoder.Start(*named(0))
for _ in range(12):
    encoder.SendFrame(*named(0), picture.info)
probe("12 unread", lambda: (encoder.GetStream(*named(0), data), data.pack_cnt))
encoder.ReleaseStream(*named(0), data)
for _ in range(13):
    encoder.SendFrame(*named(0), picture.info)
probe("13 unread", lambda: (encoder.GetStream(*named(0), data), data.pack_cnt))
