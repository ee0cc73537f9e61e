# SPDX-License-Identifier: MIT
# Stand-in for multimedia.rtsp_pusher of CanMV after v1.8: sends H.264 to an RTSP server, which records it (RFC 2326, 6184).
import binascii
import select
import socket
import struct
import sys

_PORT = const(554)
_PAYLOAD = const(96)
# With the headers of RTP and of the interleaved channel, below what networks carry.
_UNIT_MAX = const(1400)
_START = b"\0\0\1"
_SPS = const(7)
_PPS = const(8)
_FRAGMENT = const(28)
_INTERLEAVED = const(0x24)
_SSRC = const(0x4B323330)
_TIMEOUT_S = const(5)


# The NAL units of a stream in Annex B form.
def _units(data):
    found = []
    begin = data.find(_START)
    while begin >= 0:
        begin += len(_START)
        end = data.find(_START, begin)
        unit = data[begin : end if end >= 0 else len(data)]
        # The zeros in front of the next start code.
        while unit and unit[-1] == 0:
            unit = unit[:-1]
        if unit:
            found.append(unit)
        begin = end
    return found


# Host, port and path.
def _parts(url):
    if not url.startswith("rtsp://"):
        return None
    place = url[len("rtsp://") :].split("/", 1)[0].rsplit("@", 1)[-1]
    host, _, port = place.partition(":")
    return host, int(port or _PORT)


class rtsp_pusher:
    def __init__(self):
        self._header = []
        self._url = None
        self._socket = None

    # 0, or -1 for an address that is none. The transport is TCP, whatever `transport` says.
    def rtsppusher_init(self, video_width, video_height, url, fps=25, transport="tcp"):
        if _parts(url) is None:
            return -1
        self._url = url
        return 0

    # Parameter sets, before rtsppusher_open and whenever they change.
    def rtsppusher_pushvideoheader(self, data, size):
        units = _units(bytes(data[:size]))
        self._header = [unit for unit in units if unit[0] & 0x1F in (_SPS, _PPS)]
        return 0 if self._header else -1

    def rtsppusher_open(self):
        if self._url is None or not self._header or self._socket is not None:
            return -1
        self._sequence = self._number = 0
        self._session = None
        self._socket = socket.socket()
        try:
            self._socket.settimeout(_TIMEOUT_S)
            self._socket.connect(socket.getaddrinfo(*_parts(self._url))[0][-1])
            self._request("ANNOUNCE", self._url, "Content-Type: application/sdp\r\n", self._description())
            transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1;mode=record\r\n"
            self._request("SETUP", self._url + "/streamid=0", transport)
            self._request("RECORD", self._url, "Range: npt=0.000-\r\n")
        except (OSError, ValueError) as error:
            return self._failed("rtsppusher_open", error)
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        return 0

    # `timestamp` is in microseconds.
    def rtsppusher_pushvideodata(self, data, size, key_frame, timestamp):
        if self._socket is None:
            return -1
        units = _units(bytes(data[:size]))
        if key_frame:
            units = self._header + [unit for unit in units if unit[0] & 0x1F not in (_SPS, _PPS)]
        try:
            for i, unit in enumerate(units):
                self._send_unit(unit, timestamp * 9 // 100, i == len(units) - 1)
            # The server's reports.
            while self._poll.poll(0):
                if not self._socket.recv(4096):
                    raise OSError("the server has closed the connection")
        except OSError as error:
            return self._failed("rtsppusher_pushvideodata", error)
        return 0

    def rtsppusher_close(self):
        if self._socket is not None:
            try:
                self._write("TEARDOWN", self._url, "", "")
            except OSError:
                pass
            self._drop()

    def rtsppusher_deinit(self):
        self.rtsppusher_close()

    rtsppusher_destroy = rtsppusher_deinit

    def _failed(self, call, error):
        print("rtsp: %s: %s: %s" % (call, self._url, error), file=sys.stderr)
        self._drop()
        return -1

    def _drop(self):
        self._socket.close()
        self._socket = None

    def _description(self):
        sets = ",".join(binascii.b2a_base64(unit).decode().strip() for unit in self._header)
        sps = next(unit for unit in self._header if unit[0] & 0x1F == _SPS)
        profile = binascii.hexlify(sps[1:4]).decode()
        lines = (
            "v=0",
            "o=- 0 0 IN IP4 127.0.0.1",
            "s=K230",
            "c=IN IP4 0.0.0.0",
            "t=0 0",
            "m=video 0 RTP/AVP %d" % _PAYLOAD,
            "a=rtpmap:%d H264/90000" % _PAYLOAD,
            "a=fmtp:%d packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s" % (_PAYLOAD, profile, sets),
            "a=control:streamid=0",
        )
        return "\r\n".join(lines) + "\r\n"

    def _write(self, method, url, headers, body):
        self._number += 1
        session = "Session: %s\r\n" % self._session if self._session else ""
        length = "Content-Length: %d\r\n" % len(body) if body else ""
        head = "%s %s RTSP/1.0\r\nCSeq: %d\r\n%s%s%s\r\n" % (method, url, self._number, headers, session, length)
        self._socket.sendall((head + body).encode())

    def _request(self, method, url, headers, body=""):
        self._write(method, url, headers, body)
        answer = b""
        while b"\r\n\r\n" not in answer:
            part = self._socket.recv(1)
            if not part:
                raise OSError("the server has closed the connection")
            answer += part
        lines = answer.decode().split("\r\n")
        if lines[0].split(" ")[1] != "200":
            raise OSError("%s: %s" % (method, lines[0]))
        for line in lines:
            name, _, value = line.partition(":")
            if name.lower() == "session":
                self._session = value.strip().split(";")[0]
            elif name.lower() == "content-length":
                self._socket.recv(int(value))

    def _send_unit(self, unit, time, is_last):
        if len(unit) <= _UNIT_MAX:
            self._send_packet(b"", unit, time, is_last)
            return
        indicator = unit[0] & 0xE0 | _FRAGMENT
        kind = unit[0] & 0x1F
        for begin in range(1, len(unit), _UNIT_MAX):
            end = begin + _UNIT_MAX
            edges = (0x80 if begin == 1 else 0) | (0x40 if end >= len(unit) else 0)
            self._send_packet(bytes((indicator, edges | kind)), unit[begin:end], time, is_last and end >= len(unit))

    def _send_packet(self, prefix, payload, time, is_last):
        marker = 0x80 if is_last else 0
        self._sequence = self._sequence + 1 & 0xFFFF
        rtp = struct.pack(">BBHII", 0x80, marker | _PAYLOAD, self._sequence, time & 0xFFFFFFFF, _SSRC)
        size = len(rtp) + len(prefix) + len(payload)
        self._socket.sendall(struct.pack(">BBH", _INTERLEAVED, 0, size) + rtp + prefix + payload)
