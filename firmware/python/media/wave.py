# SPDX-License-Identifier: MIT
# Stand-in for CanMV's media.wave: WAV files of PCM samples, with the method names of CanMV.
import builtins
import struct
from collections import namedtuple

__all__ = ["open", "openfp", "Error"]

WAVE_FORMAT_PCM = 0x0001

_HEADER = "<4sL4s4sLHHLLHH4sL"
_HEADER_SIZE = const(44)
# Where the two sizes are in a file.
_RIFF_SIZE_AT = const(4)
_DATA_SIZE_AT = const(40)

_params = namedtuple("_wave_params", ("nchannels", "sampwidth", "framerate", "nframes", "comptype", "compname"))


class Error(Exception):
    pass


class _File:
    def _open(self, f, mode):
        self._owned = builtins.open(f, mode) if isinstance(f, str) else None
        self._file = self._owned or f

    def _close_file(self):
        if self._owned:
            self._owned.close()
        self._owned = self._file = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        self.close()

    def get_comptype(self):
        return "NONE"

    def get_compname(self):
        return "not compressed"

    def get_params(self):
        return _params(
            self.get_channels(),
            self.get_sampwidth(),
            self.get_framerate(),
            self.get_frames(),
            self.get_comptype(),
            self.get_compname(),
        )

    def get_markers(self):
        return None

    def get_mark(self, id):
        raise Error("no marks")


class Wave_read(_File):
    def __init__(self, f):
        self._owned = self._file = None
        self._open(f, "rb")
        self._read_header()

    def _read_header(self):
        head = self._file.read(12)
        if head[:4] != b"RIFF":
            raise Error("file does not start with RIFF id")
        if head[8:] != b"WAVE":
            raise Error("not a WAVE file")
        self._channels = None
        while True:
            head = self._file.read(8)
            if len(head) < 8:
                raise Error("fmt chunk and/or data chunk missing")
            name, size = struct.unpack("<4sL", head)
            if name == b"data":
                break
            chunk = self._file.read(size + size % 2)
            if name == b"fmt ":
                self._read_format(chunk)
        if self._channels is None:
            raise Error("data chunk before fmt chunk")
        self._start = self._file.tell()
        self._frames = size // self._frame_size
        self._position = 0

    def _read_format(self, chunk):
        kind, self._channels, self._rate, _, _, bits = struct.unpack("<HHLLHH", chunk[:16])
        if kind != WAVE_FORMAT_PCM:
            raise Error("unknown format: %r" % kind)
        self._width = (bits + 7) // 8
        self._frame_size = self._channels * self._width

    def getfp(self):
        return self._file

    def close(self):
        self._close_file()

    def rewind(self):
        self.setpos(0)

    def tell(self):
        return self._position

    def setpos(self, pos):
        if not 0 <= pos <= self._frames:
            raise Error("position not in range")
        self._position = pos
        self._file.seek(self._start + pos * self._frame_size)

    def get_channels(self):
        return self._channels

    def get_frames(self):
        return self._frames

    def get_sampwidth(self):
        return self._width

    def get_framerate(self):
        return self._rate

    def read_frames(self, nframes):
        nframes = max(0, min(nframes, self._frames - self._position))
        data = self._file.read(nframes * self._frame_size)
        self._position += len(data) // self._frame_size
        return data


class Wave_write(_File):
    def __init__(self, f):
        self._owned = self._file = None
        self._open(f, "wb")
        self._channels = 0
        self._width = 0
        self._rate = 0
        self._frames = 0
        self._written = 0
        # The size in the header, or None before the header is written.
        self._header = None

    def _check_not_begun(self):
        if self._written:
            raise Error("cannot change parameters after starting to write")

    def set_channels(self, nchannels):
        self._check_not_begun()
        if nchannels < 1:
            raise Error("bad # of channels")
        self._channels = nchannels

    def set_sampwidth(self, sampwidth):
        self._check_not_begun()
        if not 1 <= sampwidth <= 4:
            raise Error("bad sample width")
        self._width = sampwidth

    def set_framerate(self, framerate):
        self._check_not_begun()
        if framerate <= 0:
            raise Error("bad frame rate")
        self._rate = int(round(framerate))

    def set_frames(self, nframes):
        self._check_not_begun()
        self._frames = nframes

    def set_comptype(self, comptype, compname):
        self._check_not_begun()
        if comptype != "NONE":
            raise Error("unsupported compression type")

    def set_params(self, params):
        channels, width, rate, frames, comptype, compname = params
        self.set_channels(channels)
        self.set_sampwidth(width)
        self.set_framerate(rate)
        self.set_frames(frames)
        self.set_comptype(comptype, compname)

    def set_mark(self, id, pos, name):
        raise Error("set_mark() not supported")

    def _setting(self, value, text):
        if not value:
            raise Error(text)
        return value

    def get_channels(self):
        return self._setting(self._channels, "number of channels not set")

    def get_sampwidth(self):
        return self._setting(self._width, "sample width not set")

    def get_framerate(self):
        return self._setting(self._rate, "frame rate not set")

    def get_frames(self):
        return self._written // (self._channels * self._width) if self._written else 0

    tell = get_frames

    def _write_header(self, size):
        self._setting(self._channels, "# channels not specified")
        self._setting(self._width, "sample width not specified")
        self._setting(self._rate, "sampling rate not specified")
        frame_size = self._channels * self._width
        self._header = self._frames * frame_size or size // frame_size * frame_size
        self._file.write(
            struct.pack(
                _HEADER,
                b"RIFF",
                _HEADER_SIZE - 8 + self._header,
                b"WAVE",
                b"fmt ",
                16,
                WAVE_FORMAT_PCM,
                self._channels,
                self._rate,
                frame_size * self._rate,
                frame_size,
                self._width * 8,
                b"data",
                self._header,
            )
        )

    def write_frames_raw(self, data):
        if self._header is None:
            self._write_header(len(data))
        self._file.write(data)
        self._written += len(data)

    def write_frames(self, data):
        self.write_frames_raw(data)
        self._patch_header()

    # The sizes, which are known at the end.
    def _patch_header(self):
        if self._written != self._header:
            self._header = self._written
            end = self._file.tell()
            self._file.seek(_RIFF_SIZE_AT)
            self._file.write(struct.pack("<L", _HEADER_SIZE - 8 + self._header))
            self._file.seek(_DATA_SIZE_AT)
            self._file.write(struct.pack("<L", self._header))
            self._file.seek(end)

    def close(self):
        if self._file:
            try:
                if self._header is None:
                    self._write_header(0)
                self._patch_header()
                self._file.flush()
            finally:
                self._close_file()


def open(f, mode=None):
    if mode is None:
        mode = getattr(f, "mode", "rb")
    if mode in ("r", "rb"):
        return Wave_read(f)
    if mode in ("w", "wb"):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")


openfp = open
