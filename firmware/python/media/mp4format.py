# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.mp4format: records camera and microphone to an MP4 file.
import sys
import time
import uctypes
from _virtual_board import MPP_GENERATION
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
from mpp.payload_struct import *
from media.vencoder import *
from media.sensor import *
from media.media import *

_OUTPUT_BUFFERS = const(15)
# Samples of one call of the microphone, and how long they last.
_CHUNK = const(320)
_CHUNK_US = const(40000)
_SAMPLE_RATE = const(8000)


class MuxerCfgStr:
    def __init__(self):
        self.file_name = 0
        self.video_payload_type = 0
        self.pic_width = 0
        self.pic_height = 0
        self.audio_payload_type = 0
        self.video_start_timestamp = 0
        self.fmp4_flag = 0


class Mp4CfgStr:
    def __init__(self, type):
        self.type = type
        self.muxerCfg = MuxerCfgStr()

    def SetMuxerCfg(self, fileName, videoPayloadType, picWidth, picHeight, audioPayloadType, fmp4Flag=0):
        self.muxerCfg.file_name = fileName
        self.muxerCfg.video_payload_type = videoPayloadType
        self.muxerCfg.pic_width = picWidth
        self.muxerCfg.pic_height = picHeight
        self.muxerCfg.audio_payload_type = audioPayloadType
        self.muxerCfg.fmp4_flag = fmp4Flag

    # CanMV's has no effect, either.
    def SetDemuxerCfg(self, fileName):
        pass


# The microphone's sound as G.711. ImportError where the board has no audio.
class _Microphone:
    def __init__(self, codec):
        from media.pyaudio import PyAudio, paInt16
        import media.g711

        self._audio = PyAudio()
        self._format = paInt16
        payload_type = K_PT_G711A if codec == K_MP4_CODEC_ID_G711A else K_PT_G711U
        # Generation A's sound uses buffers of the common pools, so they must be requested before MediaManager.init().
        if MPP_GENERATION == "A":
            self._audio.initialize(_CHUNK)
        self._encoder = media.g711.Encoder(payload_type, _CHUNK)

    def open(self):
        self._encoder.create()
        self._stream = self._audio.open(
            format=self._format, channels=1, rate=_SAMPLE_RATE, input=True, frames_per_buffer=_CHUNK
        )

    # Encoded bytes, or None when no chunk is there.
    def read(self):
        samples = self._stream.read(block=False)
        return self._encoder.encode(samples) if samples else None

    def close(self):
        self._stream.stop_stream()
        self._stream.close()
        self._audio.terminate()
        self._encoder.destroy()


def _open_microphone(codec):
    try:
        return _Microphone(codec)
    except ImportError as error:
        print("mp4format: the file gets no sound: %s" % error, file=sys.stderr)


class Mp4Container:
    MP4_CONFIG_TYPE_MUXER = K_MP4_CONFIG_MUXER
    MP4_CONFIG_TYPE_DEMUXER = K_MP4_CONFIG_DEMUXER
    MP4_STREAM_TYPE_VIDEO = K_MP4_STREAM_VIDEO
    MP4_STREAM_TYPE_AUDIO = K_MP4_STREAM_AUDIO
    MP4_CODEC_ID_H264 = K_MP4_CODEC_ID_H264
    MP4_CODEC_ID_H265 = K_MP4_CODEC_ID_H265
    MP4_CODEC_ID_G711A = K_MP4_CODEC_ID_G711A
    MP4_CODEC_ID_G711U = K_MP4_CODEC_ID_G711U

    def __init__(self, sensor_csi_id=-1):
        if CAM_DEV_ID_0 <= sensor_csi_id < CAM_DEV_ID_MAX:
            self.sensor = Sensor(id=sensor_csi_id)
        else:
            self.sensor = Sensor()
        self.sensor.reset()
        self.venc = Encoder()
        self.stream_data = StreamData()
        self.mp4_handle = 0
        self.link = None

    def Create(self, mp4Cfg):
        config = mp4Cfg.muxerCfg
        self._codec = config.video_payload_type
        self._audio_codec = config.audio_payload_type
        self._create_camera(config)
        self._microphone = _open_microphone(self._audio_codec)
        if MPP_GENERATION == "A":
            MediaManager.init()
        self._create_encoder(config)
        if self._microphone:
            self._microphone.open()
        self._create_file(config)
        # The header and the first picture, which one call must write.
        self._first = bytearray()
        self._has_begun = False
        self._frame = k_mp4_frame_data_s()
        self._sound_us = 0

    def _create_camera(self, config):
        width, height = config.pic_width, config.pic_height
        self.sensor.set_framesize(width=width, height=height, alignment=12)
        self.sensor.set_pixformat(Sensor.YUV420SP)
        self.venc.SetOutBufs(VENC_CHN_ID_0, _OUTPUT_BUFFERS, width, height)
        encoder = (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, VENC_CHN_ID_0)
        self.link = MediaManager.link(self.sensor.bind_info()["src"], encoder)

    def _create_encoder(self, config):
        if self._codec == K_MP4_CODEC_ID_H265:
            kind, profile = Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN
        else:
            kind, profile = Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN
        width = ALIGN_UP(config.pic_width, 16)
        self.venc.Create(VENC_CHN_ID_0, ChnAttrStr(kind, profile, width, config.pic_height))

    def _create_file(self, config):
        file = k_mp4_config_s(config_type=K_MP4_CONFIG_MUXER)
        file.muxer_config.file_name[:] = bytes(config.file_name, "utf-8")
        file.muxer_config.fmp4_flag = config.fmp4_flag
        handle = k_u64_ptr()
        if kd_mp4_create(handle, file):
            raise OSError("Mp4Container, kd_mp4_create failed.")
        self.mp4_handle = handle.value
        self._video_track = self._create_track(self._video_info(config))
        self._audio_track = self._create_track(self._audio_info())

    def _video_info(self, config):
        track = k_mp4_track_info_s(track_type=K_MP4_STREAM_VIDEO, time_scale=1000)
        track.video_info.width = config.pic_width
        track.video_info.height = config.pic_height
        track.video_info.codec_id = self._codec
        return track

    def _audio_info(self):
        track = k_mp4_track_info_s(track_type=K_MP4_STREAM_AUDIO, time_scale=1000)
        track.audio_info.channels = 1
        track.audio_info.sample_rate = _SAMPLE_RATE
        track.audio_info.bit_per_sample = 16
        track.audio_info.codec_id = self._audio_codec
        return track

    def _create_track(self, info):
        handle = k_u64_ptr()
        if kd_mp4_create_track(self.mp4_handle, handle, info):
            raise OSError("Mp4Container, kd_mp4_create_track failed.")
        return handle.value

    def Start(self):
        self.venc.Start(VENC_CHN_ID_0)
        self.sensor.run()

    # Waits for packs and writes them, and a chunk of sound if there is one.
    def Process(self):
        self.venc.GetStream(VENC_CHN_ID_0, self.stream_data)
        if self._has_begun:
            self._write_last_pack()
        else:
            self._begin()
        self.venc.ReleaseStream(VENC_CHN_ID_0, self.stream_data)
        self._write_sound()

    def _begin(self):
        stream = self.stream_data
        for i in range(stream.pack_cnt):
            self._first.extend(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            if stream.stream_type[i] == Encoder.STREAM_TYPE_I:
                self._has_begun = True
                self._start_us = stream.pts[i]
                self._write(self._video_track, self._codec, self._first, 0)
                self._first = None
                return

    # The others are lost, as in CanMV's.
    def _write_last_pack(self):
        stream = self.stream_data
        last = stream.pack_cnt - 1
        if last >= 0:
            data = uctypes.bytearray_at(stream.data[last], stream.data_size[last])
            self._write(self._video_track, self._codec, data, stream.pts[last] - self._start_us)

    def _write_sound(self):
        data = self._microphone.read() if self._microphone else None
        if data:
            self._write(self._audio_track, self._audio_codec, data, self._sound_us)
            self._sound_us += _CHUNK_US

    def _write(self, track, codec, data, time_us):
        frame = self._frame
        frame.codec_id = codec
        frame.data = uctypes.addressof(data)
        frame.data_length = len(data)
        frame.time_stamp = time_us
        if kd_mp4_write_frame(self.mp4_handle, track, frame):
            raise OSError("Mp4Container, kd_mp4_write_frame failed.")

    def Stop(self):
        self.sensor.stop()
        if self.link is not None:
            self.link.destroy()
            self.link = None
        self.venc.Stop(VENC_CHN_ID_0)
        if self._microphone:
            self._microphone.close()

    def Destroy(self):
        kd_mp4_destroy_tracks(self.mp4_handle)
        kd_mp4_destroy(self.mp4_handle)
        self.venc.Destroy(VENC_CHN_ID_0)
        if MPP_GENERATION == "A":
            MediaManager.deinit()
