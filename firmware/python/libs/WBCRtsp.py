# SPDX-License-Identifier: MIT
# Stand-in for CanMV's libs.WBCRtsp: streams what the display shows by RTSP.
import multimedia as mm
from media.vencoder import *
from _media import Display
from _shown_frames import ShownFrames

_OUTPUT_BUFFERS = const(16)
_BIT_RATE = const(2048)
# CanMV's server ignores it.
_TIMESTAMP = const(1000)


class RtspServer:
    def __init__(
        self,
        session_name="test",
        port=8554,
        video_type=mm.multi_media_type.media_h264,
        enable_audio=False,
        width=1280,
        height=720,
        bit_rate=_BIT_RATE,
        gop_len=30,
    ):
        codecs = {
            mm.multi_media_type.media_h264: (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
            mm.multi_media_type.media_h265: (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
        }
        if video_type not in codecs:
            raise ValueError("video_type must be media_h265 or media_h264")
        self.payload_type, self.profile = codecs[video_type]
        self.bit_rate = bit_rate
        self.gop_len = gop_len
        self.session_name = session_name
        self.video_type = video_type
        self.enable_audio = enable_audio
        self.port = port
        self.rtspserver = mm.rtsp_server()
        self.venc_chn = VENC_CHN_ID_0
        self.start_stream = False
        self.width = ALIGN_UP(width, 16)
        self.height = height
        self.encoder = Encoder()
        self.encoder.SetOutBufs(self.venc_chn, _OUTPUT_BUFFERS, self.width, self.height)

    def start(self):
        if self.start_stream:
            return
        attributes = ChnAttrStr(
            self.payload_type,
            self.profile,
            self.width,
            self.height,
            bit_rate=self.bit_rate,
            gopLen=self.gop_len,
        )
        self.encoder.Create(self.venc_chn, attributes)
        self.rtspserver.rtspserver_init(self.port)
        self.rtspserver.rtspserver_createsession(self.session_name, self.video_type, self.enable_audio)
        self.rtspserver.rtspserver_start()
        self.encoder.Start(self.venc_chn)
        self.start_stream = True

    def stop(self):
        if not self.start_stream:
            return
        self.start_stream = False
        stream = StreamData()
        while self.encoder.GetStream(self.venc_chn, stream, timeout=0) == 0:
            self.encoder.ReleaseStream(self.venc_chn, stream)
        self.encoder.Stop(self.venc_chn)
        self.encoder.Destroy(self.venc_chn)
        self.rtspserver.rtspserver_stop()
        self.rtspserver.rtspserver_deinit()

    def get_rtsp_url(self, host=None):
        if host is not None:
            return "rtsp://%s:%d/%s" % (host, self.port, self.session_name)
        return self.rtspserver.rtspserver_getrtspurl(self.session_name)

    def send_video_frame(self, frame_info):
        if not self.start_stream:
            print("RTSP server is not started.")
            return -1
        if self.encoder.SendFrame(self.venc_chn, frame_info, timeout=-1) != 0:
            return -1
        stream = StreamData()
        if self.encoder.GetStream(self.venc_chn, stream, timeout=-1) != 0:
            return -1
        for i in range(stream.pack_cnt):
            self.rtspserver.rtspserver_sendvideodata_byphyaddr(
                self.session_name, stream.phy_addr[i], stream.data_size[i], _TIMESTAMP
            )
        self.encoder.ReleaseStream(self.venc_chn, stream)
        return 0


class WBCRtsp:
    _frames = ShownFrames("_wbc_rtsp")

    # The options are those of RtspServer that CanMV after v1.8 takes: video_type, bit_rate, gop_len, enable_audio.
    @classmethod
    def configure(cls, wbc_width, wbc_height, **options):
        if not Display.inited():
            raise RuntimeError("WBCRtsp.configure needs a display: call Display.init first")
        cls.rtspserver = RtspServer(width=Display.width(), height=Display.height(), **options)

    @classmethod
    def start(cls, network_ip=None):
        if cls._frames.is_running:
            return
        if not Display.writeback(True):
            raise RuntimeError("start wbc failed")
        cls.rtspserver.start()
        print("RTSP server started:", cls.rtspserver.get_rtsp_url(network_ip))
        cls._frames.start(cls.rtspserver.send_video_frame)

    @classmethod
    def stop(cls):
        cls._frames.stop()
        cls.rtspserver.stop()
        print("WBC RTSP stopped")
