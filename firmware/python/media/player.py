# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.player: plays an MP4 file, its pictures on the display and
# its sound into the speaker, in a thread of its own.
import os
import time
import uctypes
import _thread
from _virtual_board import MPP_GENERATION
from media.media import *
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
from mpp.payload_struct import *
from media.pyaudio import *
import media.g711 as g711
import media.vdecoder as vdecoder
from media.display import *

K_PLAYER_EVENT_EOF = 0
K_PLAYER_EVENT_PROGRESS = 1

PLAY_START = 0
PLAY_STOP = 1
PLAY_PAUSE = 2

# Frames of sound in a second.
DIV = 25

# Names and payload types of the codecs that can be played.
_VIDEO = {K_MP4_CODEC_ID_H264: ("h264", K_PT_H264), K_MP4_CODEC_ID_H265: ("h265", K_PT_H265)}
_AUDIO = {K_MP4_CODEC_ID_G711A: ("g711a", K_PT_G711A), K_MP4_CODEC_ID_G711U: ("g711u", K_PT_G711U)}

_POLL_MS = const(10)
_PAUSE_MS = const(100)
# Samples of a second, for generation A's buffers of a file without sound.
_SILENT_RATE = const(48000)


class Player:
    def __init__(self, display_type=None, display_to_ide=True):
        self.mp4_cfg = k_mp4_config_s()
        self.video_info = k_mp4_video_info_s()
        self.video_track = False
        self.audio_info = k_mp4_audio_info_s()
        self.audio_track = False
        self.mp4_handle = k_u64_ptr()
        self.play_status = PLAY_STOP
        self.display_type = display_type
        self.display_to_ide = display_to_ide
        self.callback = None
        self._is_running = False
        # The infos are views of their memory.
        self._tracks = []

    def set_event_callback(self, callback):
        self.callback = callback

    def load(self, filename):
        self.mp4_cfg.config_type = K_MP4_CONFIG_DEMUXER
        self.mp4_cfg.muxer_config.file_name[:] = bytes(filename, "utf-8")
        self.mp4_cfg.muxer_config.fmp4_flag = 0
        if kd_mp4_create(self.mp4_handle, self.mp4_cfg):
            raise OSError("kd_mp4_create failed:", filename)
        info = k_mp4_file_info_s()
        kd_mp4_get_file_info(self.mp4_handle.value, info)
        for i in range(info.track_num):
            track = k_mp4_track_info_s()
            if kd_mp4_get_track_by_index(self.mp4_handle.value, i, track) < 0:
                raise ValueError("kd_mp4_get_track_by_index failed")
            self._tracks.append(track)
            self._add_track(track)
        self.debug_codec_info()
        if self.video_track and self.display_type == Display.ST7701:
            if self.video_info.width > 800 or self.video_info.height > 480:
                raise ValueError("Display.ST7701 max support 800x480")
            self.video_info.width = ALIGN_UP(self.video_info.width, 16)

    def _add_track(self, track):
        if track.track_type == K_MP4_STREAM_VIDEO:
            if self._can_play("video", track.video_info, _VIDEO, ("width", "height")):
                self.video_info = track.video_info
                self.video_track = True
        elif track.track_type == K_MP4_STREAM_AUDIO:
            names = ("channels", "sample_rate", "bit_per_sample")
            if self._can_play("audio", track.audio_info, _AUDIO, names):
                self.audio_info = track.audio_info
                self.audio_track = True

    def _can_play(self, kind, info, codecs, names):
        if info.codec_id not in codecs:
            print("%s not support codecid:" % kind, info.codec_id)
            return False
        for name in ("codec_id", "track_id") + names:
            print("    %s: " % name, getattr(info, name))
        return True

    def debug_codec_info(self):
        if self.video_track:
            print("video track", _VIDEO[self.video_info.codec_id][0])
        if self.audio_track:
            print("audio track", _AUDIO[self.audio_info.codec_id][0])

    # Generation A's buffers are common pools, so they are requested before MediaManager.init().
    def _open(self):
        self.pyaudio = PyAudio()
        if MPP_GENERATION == "A":
            self.pyaudio.initialize((self.audio_info.sample_rate if self.audio_track else _SILENT_RATE) // DIV)
        if self.audio_track:
            self.adec = g711.Decoder(_AUDIO[self.audio_info.codec_id][1], self.audio_info.sample_rate // DIV)
        if self.video_track:
            self.vdec = vdecoder.Decoder(_VIDEO[self.video_info.codec_id][1])
            self._open_display()
        if MPP_GENERATION == "A":
            MediaManager.init()
        if self.video_track:
            self.vdec.create()
            chn = self.vdec.get_vdec_channel()
            layer = self.vdec.bind_info(width=self.video_info.width, height=self.video_info.height, chn=chn)
            Display.bind_layer(layer=Display.LAYER_VIDEO1, **layer)
        if self.audio_track:
            self.adec.create()

    def _open_display(self):
        if self.display_type is None:
            self.display_type = Display.VIRT
        if self.display_type == Display.VIRT:
            Display.init(self.display_type, width=self.video_info.width, height=self.video_info.height, to_ide=True)
        else:
            Display.init(self.display_type, to_ide=self.display_to_ide)

    def start(self):
        self._open()
        if self.video_track:
            self.vdec.start()
        if self.audio_track:
            self.audio_out_stream = self.pyaudio.open(
                format=paInt16,
                channels=self.audio_info.channels,
                rate=self.audio_info.sample_rate,
                output=True,
                frames_per_buffer=self.audio_info.sample_rate // DIV,
            )
        self.play_status = PLAY_START
        self._is_running = True
        _thread.start_new_thread(self._do_file_data, ())

    def _do_file_data(self):
        try:
            self._play_file()
        finally:
            # The callback may call stop().
            self._is_running = False
        if self.callback is not None:
            self.callback(K_PLAYER_EVENT_EOF, 0)

    def _play_file(self):
        frame = k_mp4_frame_data_s()
        self._codes = b""
        start_ms = time.ticks_ms()
        while self.play_status != PLAY_STOP:
            if self.play_status == PLAY_PAUSE:
                time.sleep_ms(_PAUSE_MS)
                continue
            if kd_mp4_get_frame(self.mp4_handle.value, frame) < 0:
                raise OSError("get frame data failed")
            if frame.eof:
                break
            self._play_frame(frame, start_ms)

    # A file with sound needs no other clock: the speaker takes frames at the pace at which it plays them.
    def _play_frame(self, frame, start_ms):
        data = uctypes.bytes_at(frame.data, frame.data_length)
        if frame.codec_id in _VIDEO and self.video_track:
            if not self.audio_track:
                early_ms = frame.time_stamp - time.ticks_diff(time.ticks_ms(), start_ms)
                time.sleep_ms(max(0, early_ms))
            self.vdec.decode(data)
        elif frame.codec_id in _AUDIO and self.audio_track:
            self._codes += data
            self._play_sound()

    # The speaker takes frames of one size; a file's samples may have any.
    def _play_sound(self):
        size = self.audio_info.sample_rate // DIV * self.audio_info.channels
        while len(self._codes) >= size:
            self.audio_out_stream.write(self.adec.decode(self._codes[:size]))
            self._codes = self._codes[size:]

    def pause(self):
        self.play_status = PLAY_PAUSE

    def resume(self):
        self.play_status = PLAY_START

    def stop(self):
        self.play_status = PLAY_STOP
        while self._is_running:
            time.sleep_ms(_POLL_MS)
        if self.video_track:
            Display.unbind_layer(Display.LAYER_VIDEO1)
            self.vdec.stop()
        self.destroy_mp4()
        if self.audio_track:
            self.audio_out_stream.stop_stream()
            self.audio_out_stream.close()
        self._close()

    def _close(self):
        if self.video_track:
            self.vdec.destroy()
        if self.audio_track:
            self.adec.destroy()
        self.pyaudio.terminate()
        if self.video_track:
            Display.deinit()
        self.video_track = False
        self.audio_track = False
        if MPP_GENERATION == "A":
            MediaManager.deinit()

    def destroy_mp4(self):
        if kd_mp4_destroy(self.mp4_handle.value) < 0:
            raise OSError("destroy mp4 failed.")
