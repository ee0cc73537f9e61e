# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.pyaudio: the microphone hears a tone, and the speaker plays
# into nothing, both at the pace of the board's clock.
import uctypes
import time
from _virtual_board import MPP_GENERATION
from mpp import *
from mpp.ai import *
from mpp.ao import *
from mpp.vb import *
from mpp.sys import *
from media.media import *
from media.audio_buffer import AudioBuffer as _AudioBuffer, request_buffers as _request_buffers

DIV_NUM = 5
paInt16 = 0
paInt24 = 1
paInt32 = 2

LEFT = const(1)
RIGHT = const(2)
LEFT_RIGHT = const(3)

AUDIO_3A_ENABLE_NONE = const(0)
AUDIO_3A_ENABLE_ANS = const(1)
AUDIO_3A_ENABLE_AGC = const(2)
AUDIO_3A_ENABLE_AEC = const(4)

DEVICE_I2S = "i2s"
DEVICE_PDM = "pdm"

_TIMEOUT_MS = const(1000)
# A read that does not block waits so long, too.
_POLL_MS = 1 if MPP_GENERATION == "A" else 10


def _check(name, code):
    if code:
        raise ValueError("%s failed:%d" % (name, code))


class Stream:
    def __init__(
        self,
        PA_manager,
        rate,
        channels,
        format,
        input=False,
        output=False,
        input_device_index=None,
        output_device_index=None,
        enable_codec=True,
        frames_per_buffer=1024,
        start=True,
        stream_callback=None,
    ):
        if bool(input) == bool(output):
            raise ValueError("Must specify an input or output stream.")
        self._parent = PA_manager
        self._is_input = input
        self._is_output = output
        self._rate = rate
        self._channels = channels
        self._format = format
        self._frames_per_buffer = frames_per_buffer
        self._device_index = input_device_index if input else output_device_index
        self._enable_codec = enable_codec
        self._stream_callback = stream_callback
        self._audio_frame = k_audio_frame()
        self._start_stream = False
        self.device_type = DEVICE_I2S
        self._open()
        if MPP_GENERATION == "A":
            PA_manager.initialize(frames_per_buffer)
        if start:
            self.start_stream()

    def _open(self):
        pass

    def _i2s(self, audio_type):
        attr = k_aio_dev_attr(audio_type=audio_type)
        i2s = attr.kd_audio_attr.i2s_attr
        i2s.sample_rate = self._rate
        i2s.bit_width = self._format
        i2s.chn_cnt = 2
        i2s.snd_mode = KD_AUDIO_SOUND_MODE_MONO if self._channels == 1 else KD_AUDIO_SOUND_MODE_STEREO
        i2s.i2s_mode = K_STANDARD_MODE
        i2s.frame_num = DIV_NUM
        i2s.point_num_per_frame = self._frames_per_buffer
        i2s.i2s_type = K_AIO_I2STYPE_INNERCODEC if self._enable_codec else K_AIO_I2STYPE_EXTERN
        return attr

    # The last use of the stream by PyAudio: a stream that runs continues, as on the board.
    def close(self):
        self._parent._remove_stream(self)


class Write_stream(Stream):
    def _open(self):
        self._device = 0
        self._channel = 1 if self._device_index == 1 else 0
        self._buffer = None

    def start_stream(self):
        if self._start_stream:
            return
        size = self._frames_per_buffer * self._channels * 2
        self._buffer = _AudioBuffer(size)
        self._audio_frame.len = size
        self._audio_frame.pool_id = self._buffer.pool_id
        self._audio_frame.phys_addr = self._buffer.phys_addr
        self._audio_frame.virt_addr = self._buffer.virt_addr
        _check("kd_mpi_ao_set_pub_attr", kd_mpi_ao_set_pub_attr(self._device, self._i2s(KD_AUDIO_OUTPUT_TYPE_I2S)))
        _check("kd_mpi_ao_enable", kd_mpi_ao_enable(self._device))
        _check("kd_mpi_ao_enable_chn", kd_mpi_ao_enable_chn(self._device, self._channel))
        self._start_stream = True

    def stop_stream(self):
        if self._start_stream:
            _check("kd_mpi_ao_disable_chn", kd_mpi_ao_disable_chn(self._device, self._channel))
            self._buffer.destroy()
            self._start_stream = False

    # `data` has the length of a frame.
    def write(self, data):
        if self._start_stream:
            if len(data) > self._audio_frame.len:
                raise ValueError("write: %d bytes; the frames have %d, and a board crashes" % (len(data), self._audio_frame.len))
            uctypes.bytearray_at(self._audio_frame.virt_addr, self._audio_frame.len)[:] = data
            return kd_mpi_ao_send_frame(self._device, self._channel, self._audio_frame, _TIMEOUT_MS)

    def volume(self, vol=None, channel=LEFT_RIGHT):
        return ao_get_vol() if vol is None else ao_set_vol(vol, channel)

    def swap_left_right(self, state=True):
        return ao_swap_left_right(state)


class Read_stream(Stream):
    def _open(self):
        self._lines = 1
        self._device = 1 if self._device_index == 1 else 0
        if self._device == 1:
            self.device_type = DEVICE_PDM
            self._lines = self._channels // 2

    def _pdm(self):
        attr = k_aio_dev_attr(audio_type=KD_AUDIO_INPUT_TYPE_PDM)
        pdm = attr.kd_audio_attr.pdm_attr
        pdm.sample_rate = self._rate
        pdm.bit_width = self._format
        pdm.chn_cnt = self._lines
        pdm.snd_mode = KD_AUDIO_SOUND_MODE_STEREO
        pdm.frame_num = DIV_NUM
        pdm.pdm_oversample = KD_AUDIO_PDM_INPUT_OVERSAMPLE_64
        pdm.point_num_per_frame = self._frames_per_buffer
        return attr

    def start_stream(self):
        if self._start_stream:
            return
        attr = self._pdm() if self.device_type == DEVICE_PDM else self._i2s(KD_AUDIO_INPUT_TYPE_I2S)
        _check("kd_mpi_ai_set_pub_attr", kd_mpi_ai_set_pub_attr(self._device, attr))
        _check("kd_mpi_ai_enable", kd_mpi_ai_enable(self._device))
        for line in range(self._lines):
            _check("kd_mpi_ai_enable_chn", kd_mpi_ai_enable_chn(self._device, line))
        self._start_stream = True

    def stop_stream(self):
        if self._start_stream:
            for line in range(self._lines):
                _check("kd_mpi_ai_disable_chn", kd_mpi_ai_disable_chn(self._device, line))
            _check("kd_mpi_ai_disable", kd_mpi_ai_disable(self._device))
            self._start_stream = False

    # The bytes of a frame, or None.
    def read(self, chn=0, block=True):
        if not self._start_stream:
            return None
        if self.device_type == DEVICE_PDM and not 0 <= chn < self._lines:
            raise ValueError("pdm chn %d error" % chn)
        line = chn if self.device_type == DEVICE_PDM else 0
        frame = self._audio_frame
        if kd_mpi_ai_get_frame(self._device, line, frame, _TIMEOUT_MS if block else _POLL_MS):
            return None
        address = kd_mpi_sys_mmap(frame.phys_addr, frame.len)
        data = uctypes.bytes_at(address, frame.len)
        kd_mpi_sys_munmap(address, frame.len)
        kd_mpi_ai_release_frame(self._device, line, frame)
        return data

    def volume(self, vol=None, channel=LEFT_RIGHT):
        return ai_get_vol() if vol is None else ai_set_vol(vol, channel)

    def swap_left_right(self, state=True):
        return ai_swap_left_right(state)

    def enable_audio3a(self, audio3a_value):
        enable = k_ai_vqe_enable(
            ans_enable=bool(audio3a_value & AUDIO_3A_ENABLE_ANS),
            agc_enable=bool(audio3a_value & AUDIO_3A_ENABLE_AGC),
            aec_enable=bool(audio3a_value & AUDIO_3A_ENABLE_AEC),
        )
        code = 0
        for line in range(self._lines):
            code = kd_mpi_ai_set_vqe_attr(self._device, line, enable)
            _check("kd_mpi_ai_set_vqe_attr", code)
        return code

    if MPP_GENERATION == "A":

        def audio3a_send_far_echo_frame(self, frame_data, data_len):
            pass


class PyAudio:
    _is_initialized = False

    def __init__(self):
        self._streams = set()

    if MPP_GENERATION == "A":
        # Before MediaManager.init(): requests the buffers of the sound.
        def initialize(self, frames_per_buffer=1024):
            if not PyAudio._is_initialized:
                _request_buffers((frames_per_buffer * 8, 50), (frames_per_buffer * 16, 2))
                PyAudio._is_initialized = True

    def terminate(self):
        for stream in self._streams.copy():
            stream.close()
        self._streams = set()
        PyAudio._is_initialized = False

    def open(self, *args, **kwargs):
        kind = Write_stream if kwargs.get("output") == 1 else Read_stream
        stream = kind(self, *args, **kwargs)
        self._streams.add(stream)
        return stream

    def close(self, stream):
        if stream not in self._streams:
            raise ValueError("Stream `%s' not found" % str(stream))
        stream.close()

    def _remove_stream(self, stream):
        self._streams.discard(stream)

    def get_sample_size(self, format):
        return {paInt16: 2, paInt24: 3, paInt32: 4}.get(format, -1)

    def get_format_from_width(self, width):
        return {2: paInt16, 3: paInt24, 4: paInt32}.get(width, -1)
