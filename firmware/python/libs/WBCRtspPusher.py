# SPDX-License-Identifier: MIT
# Stand-in for libs.WBCRtspPusher of CanMV after v1.8: sends what the display shows to an RTSP server.
import uctypes
import multimedia as mm
from media.vencoder import *
from _media import Display
from _shown_frames import ShownFrames

_OUTPUT_BUFFERS = const(16)
# kbit/s
_BIT_RATES = (100, 20000)


class RtspPusher:
    def __init__(
        self,
        url,
        video_type=mm.multi_media_type.media_h264,
        width=1280,
        height=720,
        bit_rate=512,
        gop_len=30,
        fps=30,
        transport="tcp",
    ):
        if not _BIT_RATES[0] <= bit_rate <= _BIT_RATES[1]:
            raise ValueError("bit_rate must be between %d and %d Kbit/s" % _BIT_RATES)
        if transport not in ("tcp", "udp"):
            raise ValueError("transport must be 'tcp' or 'udp'")
        if video_type != mm.multi_media_type.media_h264:
            raise ValueError("rtsp_pusher only supports media_h264")
        self.url = url
        self.width = ALIGN_UP(width, 16)
        self.height = height
        self.bit_rate = bit_rate
        self.gop_len = gop_len
        self.fps = fps
        self.transport = transport
        self.rtsppusher = mm.rtsp_pusher()
        self.encoder = Encoder()
        self.venc_chn = VENC_CHN_ID_0
        self.start_stream = False
        self.pusher_opened = False

    def start(self):
        if self.start_stream:
            return
        attributes = ChnAttrStr(
            self.encoder.PAYLOAD_TYPE_H264,
            self.encoder.H264_PROFILE_MAIN,
            self.width,
            self.height,
            bit_rate=self.bit_rate,
            gopLen=self.gop_len,
        )
        self.encoder.SetOutBufs(self.venc_chn, _OUTPUT_BUFFERS, self.width, self.height)
        self.encoder.Create(self.venc_chn, attributes)
        self.encoder.Start(self.venc_chn)
        self.start_stream = True

    def stop(self):
        if self.start_stream:
            self.start_stream = False
            self.encoder.Stop(self.venc_chn)
            self.encoder.Destroy(self.venc_chn)
        self.rtsppusher.rtsppusher_deinit()
        self.pusher_opened = False

    def send_video_frame(self, frame_info):
        if not self.start_stream:
            print("RTSP pusher is not started.")
            return -1
        if self.encoder.SendFrame(self.venc_chn, frame_info, timeout=-1) != 0:
            return -1
        stream = StreamData()
        if self.encoder.GetStream(self.venc_chn, stream, timeout=-1) != 0:
            return -1
        try:
            for i in range(stream.pack_cnt):
                data = bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                if self._push(data, stream.stream_type[i], stream.pts[i]) != 0:
                    return -1
        finally:
            self.encoder.ReleaseStream(self.venc_chn, stream)
        return 0

    # A server knows the stream from its parameter sets, so the first key picture opens the connection.
    def _push(self, data, kind, pts):
        if kind == Encoder.STREAM_TYPE_HEADER:
            return self.rtsppusher.rtsppusher_pushvideoheader(data, len(data))
        is_key = kind == Encoder.STREAM_TYPE_I
        if is_key and not self.pusher_opened and not self._open():
            return -1
        if not self.pusher_opened:
            return 0
        return self.rtsppusher.rtsppusher_pushvideodata(data, len(data), 1 if is_key else 0, pts)

    def _open(self):
        self.rtsppusher.rtsppusher_init(self.width, self.height, self.url, self.fps, self.transport)
        self.pusher_opened = self.rtsppusher.rtsppusher_open() == 0
        print("RTSP pusher opened:" if self.pusher_opened else "RTSP pusher open failed:", self.url)
        return self.pusher_opened


class WBCRtspPusher:
    _frames = ShownFrames("_wbc_rtsp_pusher")
    rtsp_pusher = None

    @classmethod
    def configure(cls, rtsp_url, **options):
        if not Display.inited():
            raise RuntimeError("WBCRtspPusher.configure needs a display: call Display.init first")
        cls.rtsp_pusher = RtspPusher(rtsp_url, width=Display.width(), height=Display.height(), **options)

    @classmethod
    def start(cls):
        if cls._frames.is_running:
            return
        if cls.rtsp_pusher is None:
            raise RuntimeError("please call WBCRtspPusher.configure() first")
        if not Display.writeback(True):
            raise RuntimeError("start wbc failed")
        cls.rtsp_pusher.start()
        cls._frames.start(cls.rtsp_pusher.send_video_frame)

    @classmethod
    def stop(cls):
        if not cls._frames.is_running:
            return
        cls._frames.stop()
        cls.rtsp_pusher.stop()
        print("WBC RTSP Pusher stopped")
