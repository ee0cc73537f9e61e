# SPDX-License-Identifier: MIT
# A bound camera: grouping, times and bytes of the packs, and a file.
import sys
import time

from probe import *
from shape import *
from media.vencoder import *
from media.sensor import *
from media.media import *

CODEC, WAIT = sys.argv[1], int(sys.argv[2])
payload = getattr(Encoder, "PAYLOAD_TYPE_" + CODEC)
profile = {"H264": Encoder.H264_PROFILE_HIGH, "H265": Encoder.H265_PROFILE_MAIN, "JPEG": 0}[CODEC]
sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=320, height=240, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
encoder = Encoder()
encoder.SetOutBufs(*named(1), 8, 320, 240)


def link_to(chn):
    return MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn))


link = None if OWN else link_to(1)
MediaManager.init()
encoder.Create(*named(1), ChnAttrStr(payload, profile, 320, 240, bit_rate=1000, gopLen=10))
# An encoder without a number has its channel from here on.
link = link_to(encoder.chn) if OWN else link
encoder.Start(*named(1))
sensor.run()
data = StreamData()
with open("/sdcard/recording", "wb") as file:
    for number in range(45):
        # -1: as most scripts; 0: polling; a late reader finds several packs.
        if WAIT > 0:
            time.sleep_ms(WAIT)
        result = encoder.GetStream(*named(1), data, -1 if WAIT >= 0 else 0)
        while WAIT < 0 and result != 0:
            time.sleep_ms(1)
            result = encoder.GetStream(*named(1), data, 0)
        print("call %d: %d %r" % (number, result, packs(data) if result == 0 else None))
        if result == 0:
            for i in range(0, data.pack_cnt):
                file.write(uctypes.bytearray_at(data.data[i], data.data_size[i]))
            encoder.ReleaseStream(*named(1), data)
sensor.stop()
del link
encoder.Stop(*named(1))
encoder.Destroy(*named(1))
MediaManager.deinit()
