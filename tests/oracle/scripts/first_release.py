# SPDX-License-Identifier: MIT
# Only calls and arguments that CanMV v1.1 has.
from probe import *
from media.vencoder import *
from media.media import *
from picture import Picture

FRAMES = 40
encoder, data = Encoder(), StreamData()
encoder.SetOutBufs(0, 4, 128, 64)
MediaManager.init()
picture = Picture()
encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64, gopLen=15))
encoder.Start(0)
found, groups, results = [], [], []
for number in range(FRAMES):
    picture.draw(number)
    picture.info.v_frame.pts = 1 + number
    results.append(encoder.SendFrame(0, picture.info))
    # Reads until the picture is there.
    while not found or found[-1][:2] not in ((1, 1 + number), (2, 1 + number)):
        results.append(encoder.GetStream(0, data))
        groups.append(data.pack_cnt)
        found += packs(data)
        encoder.ReleaseStream(0, data)
encoder.Stop(0)
encoder.Destroy(0)
picture.release()
MediaManager.deinit()
headers = [pack for pack in found if pack[0] == Encoder.STREAM_TYPE_HEADER]
probe("result of success", lambda: set(results))
probe("pictures", lambda: [pack for pack in found if pack not in headers])
probe("first header", lambda: headers[0])
probe("number of headers", lambda: len(headers))
probe("packs per call", lambda: groups)
