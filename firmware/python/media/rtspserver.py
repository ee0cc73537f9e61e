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

_WIDTH = const(1280)
_HEIGHT = const(720)
_OUTPUT_BUFFERS = const(15)
_BIT_RATE = const(1024)
# CanMV's server ignores it.
_TIMESTAMP = const(1000)


class RtspServer:
    def __init__(
        self, session_name="test", port=8554, video_type=mm.multi_media_type.media_h264, enable_audio=False
    ):
        self.session_name = session_name
        self.video_type = video_type
        self.enable_audio = enable_audio
        self.port = port
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

    # The video is H.264, whatever the type of the session: CanMV's is, too.
    def _init_stream(self):
        self.sensor = Sensor()
        self.sensor.reset()
        self.sensor.set_framesize(width=_WIDTH, height=_HEIGHT, alignment=12)
        self.sensor.set_pixformat(Sensor.YUV420SP)
        self.encoder = Encoder()
        self.encoder.SetOutBufs(self.venc_chn, _OUTPUT_BUFFERS, _WIDTH, _HEIGHT)
        encoder = (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, self.venc_chn)
        self.link = MediaManager.link(self.sensor.bind_info()["src"], encoder)
        if MPP_GENERATION == "A":
            MediaManager.init()
        attributes = ChnAttrStr(
            self.encoder.PAYLOAD_TYPE_H264, self.encoder.H264_PROFILE_MAIN, _WIDTH, _HEIGHT, bit_rate=_BIT_RATE
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
