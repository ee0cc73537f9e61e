# SPDX-License-Identifier: MIT
# More unread packs than a StreamData has entries.
from probe import *
from media.vencoder import *
from media.media import *
from picture import Picture

encoder, data = Encoder(), StreamData()
encoder.SetOutBufs(0, 14, 128, 64)
MediaManager.init()
picture = Picture()
encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
encoder.Start(0)
for _ in range(12):
    encoder.SendFrame(0, picture.info)
probe("12 unread", lambda: (encoder.GetStream(0, data), data.pack_cnt))
encoder.ReleaseStream(0, data)
for _ in range(13):
    encoder.SendFrame(0, picture.info)
probe("13 unread", lambda: (encoder.GetStream(0, data), data.pack_cnt))
