# SPDX-License-Identifier: MIT
# A recording for the tests: a channel, bound to the camera.
from media.vencoder import *
from media.sensor import *
from media.media import *


class Recording:
    def __init__(self, chn=0, width=320, height=240, payload=None, buffers=8, start=True, bound=True, **attributes):
        self.chn = chn
        payload = Encoder.PAYLOAD_TYPE_H264 if payload is None else payload
        profile = Encoder.H265_PROFILE_MAIN if payload == Encoder.PAYLOAD_TYPE_H265 else Encoder.H264_PROFILE_MAIN
        self.is_recording = False
        self.sensor = Sensor()
        self.sensor.reset()
        self.sensor.set_framesize(width=width, height=height, alignment=12)
        self.sensor.set_pixformat(Sensor.YUV420SP)
        self.encoder = Encoder()
        self.encoder.SetOutBufs(chn, buffers, width, height)
        self.link = None
        if bound:
            source = self.sensor.bind_info()["src"]
            self.link = MediaManager.link(source, (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn))
        MediaManager.init()
        self.encoder.Create(chn, ChnAttrStr(payload, profile, width, height, **attributes))
        self.data = StreamData()
        if start:
            self.start()

    def start(self):
        self.encoder.Start(self.chn)
        self.sensor.run()
        self.is_recording = True

    def get(self, timeout=-1):
        return self.encoder.GetStream(self.chn, self.data, timeout)

    def release(self):
        self.encoder.ReleaseStream(self.chn, self.data)

    # The packs of one GetStream: (type, pts, bytes).
    def packs(self):
        d = self.data
        return [(d.stream_type[i], d.pts[i], bytes(uctypes.bytearray_at(d.data[i], d.data_size[i]))) for i in range(0, d.pack_cnt)]

    def stop(self):
        if self.is_recording:
            self.sensor.stop()
        self.link = None
        self.encoder.Stop(self.chn)
        self.encoder.Destroy(self.chn)
        MediaManager.deinit()
