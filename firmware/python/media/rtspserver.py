# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.rtspserver: streams the camera by RTSP from a thread.
import os
import sys
import time
import uctypes
import _thread
import multimedia as mm
from _virtual_board import MPP_GENERATION
from media.vencoder import *
from media.sensor import *
from media.media import *
from time import *

_OUTPUT_BUFFERS = const(15)
# kbit/s, as CanMV after v1.8.
_BIT_RATES = (100, 20000)
# CanMV's server ignores it.
_TIMESTAMP = const(1000)


class RtspServer:
    # The arguments from `width` on came after v1.8. The defaults are those of v1.8.
    def __init__(
        self,
        session_name="test",
        port=8554,
        video_type=mm.multi_media_type.media_h264,
        enable_audio=False,
        width=1280,
        height=720,
        bit_rate=1024,
        gop_len=30,
    ):
        if not _BIT_RATES[0] <= bit_rate <= _BIT_RATES[1]:
            raise ValueError("bit_rate must be between %d and %d Kbit/s" % _BIT_RATES)
        codecs = {
            mm.multi_media_type.media_h264: (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
            mm.multi_media_type.media_h265: (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
        }
        if video_type not in codecs:
            raise ValueError("video_type must be media_h265 or media_h264")
        self.payload_type, self.profile = codecs[video_type]
        self.session_name = session_name
        self.video_type = video_type
        self.enable_audio = enable_audio
        self.port = port
        self.width = ALIGN_UP(width, 16)
        self.height = height
        self.bit_rate = bit_rate
        self.gop_len = gop_len
        self.rtspserver = mm.rtsp_server()
        self.venc_chn = VENC_CHN_ID_0
        self.start_stream = False
        self.runthread_over = False

    def start(self):
        self._init_stream()
        self.rtspserver.rtspserver_init(self.port)
        self.rtspserver.rtspserver_createsession(self.session_name, self.video_type, self.enable_audio)
        self.rtspserver.rtspserver_start()
        self._start_stream()
        self.start_stream = True
        _thread.start_new_thread(self._do_rtsp_stream, ())

    def stop(self):
        self.start_stream = False
        while not self.runthread_over:
            sleep(0.1)
        self.runthread_over = False
        self._stop_stream()
        self.rtspserver.rtspserver_stop()
        self.rtspserver.rtspserver_deinit()

    def get_rtsp_url(self):
        return self.rtspserver.rtspserver_getrtspurl(self.session_name)

    def _init_stream(self):
        self.sensor = Sensor()
        self.sensor.reset()
        self.sensor.set_framesize(width=self.width, height=self.height, alignment=12)
        self.sensor.set_pixformat(Sensor.YUV420SP)
        self.encoder = Encoder()
        self.encoder.SetOutBufs(self.venc_chn, _OUTPUT_BUFFERS, self.width, self.height)
        encoder = (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, self.venc_chn)
        self.link = MediaManager.link(self.sensor.bind_info()["src"], encoder)
        if MPP_GENERATION == "A":
            MediaManager.init()
        attributes = ChnAttrStr(
            self.payload_type,
            self.profile,
            self.width,
            self.height,
            bit_rate=self.bit_rate,
            gopLen=self.gop_len,
        )
        self.encoder.Create(self.venc_chn, attributes)

    def _start_stream(self):
        self.encoder.Start(self.venc_chn)
        self.sensor.run()

    def _stop_stream(self):
        self.sensor.stop()
        del self.link
        self.encoder.Stop(self.venc_chn)
        self.encoder.Destroy(self.venc_chn)
        if MPP_GENERATION == "A":
            MediaManager.deinit()

    def _do_rtsp_stream(self):
        try:
            stream = StreamData()
            while self.start_stream:
                os.exitpoint()
                self.encoder.GetStream(self.venc_chn, stream)
                for i in range(stream.pack_cnt):
                    data = bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
                    self.rtspserver.rtspserver_sendvideodata(
                        self.session_name, data, stream.data_size[i], _TIMESTAMP
                    )
                self.encoder.ReleaseStream(self.venc_chn, stream)
        except KeyboardInterrupt as error:
            print("user stop: ", error)
        except BaseException as error:
            sys.print_exception(error)
        self.runthread_over = True
        print("_do_rtsp_stream over")
