# SPDX-License-Identifier: MIT
"""A session: what the board sent last, and the feeds of its clients."""

import sys
import threading

from gi.repository import Gst, GstRtsp, GstRtspServer

from access_units import H264, H265, AccessUnits, Pictures
from picture_times import EvenTimes, ExactTimes

H264_VIDEO, H265_VIDEO, MJPEG_VIDEO = range(3)

# A client begins with the last key picture. A stream without key pictures must not fill the memory.
KEPT_MAX = 16 << 20
# Of a client that does not read. More is dropped, up to the next key picture.
QUEUED_MAX = 8 << 20
# 20 ms: the description of a session needs a sound, also when the script sends none.
SILENCE = b"\xff" * 160

START_CODE = b"\0\0\0\1"
APPSRC = "appsrc name={name} is-live=true format=time max-bytes=0 caps={caps}"
VIDEO = {
    H264_VIDEO: "video/x-h264,stream-format=byte-stream,alignment=au ! h264parse ! rtph264pay pt=96",
    H265_VIDEO: "video/x-h265,stream-format=byte-stream,alignment=au ! h265parse ! rtph265pay pt=96",
    MJPEG_VIDEO: "image/jpeg ! jpegparse ! rtpjpegpay pt=26",
}
AUDIO = "audio/x-mulaw,rate=8000,channels=1 ! rtppcmupay pt=0"


class Feed:
    """One client's source of video or of sound."""

    def __init__(self, source, is_video, on_open):
        self._source = source
        self.is_video = is_video
        self._waits_for_key = is_video
        # What the source gets before would be lost.
        self.is_open = False
        source.connect("need-data", lambda *_: self.is_open or on_open(self))

    def push(self, time_us, is_key, data):
        if self.is_video:
            is_behind = self._source.get_property("current-level-bytes") > QUEUED_MAX
            self._waits_for_key = is_behind or (self._waits_for_key and not is_key)
        if self._waits_for_key:
            return
        buffer = Gst.Buffer.new_wrapped(data)
        buffer.pts = buffer.dts = time_us * Gst.USECOND
        self._source.emit("push-buffer", buffer)

    def end(self):
        self._source.emit("end-of-stream")


class Client:
    """The feeds of one client. Its time starts at its first picture."""

    def __init__(self):
        self.feeds = []
        self._start_us = None

    def push(self, is_video, time_us, is_key, data):
        for feed in self.feeds:
            if feed.is_open and feed.is_video == is_video:
                feed.push(self._time(time_us), is_key, data)

    def open(self, feed, kept):
        feed.is_open = True
        if kept:
            self._time(kept[0][1])
        if not feed.is_video:
            feed.push(0, False, SILENCE)
        for is_video, time_us, is_key, data in kept:
            if is_video == feed.is_video:
                feed.push(self._time(time_us), is_key, data)

    def _time(self, time_us):
        if self._start_us is None:
            self._start_us = time_us
        return max(time_us - self._start_us, 0)

    def end(self):
        for feed in self.feeds:
            if feed.is_open:
                feed.end()


class Session:
    def __init__(self, name, video_type, has_audio, is_realtime, addresses):
        self._name = name
        self._is_mjpeg = video_type == MJPEG_VIDEO
        self._cutter = Pictures() if self._is_mjpeg else AccessUnits((H264, H265)[video_type])
        self._has_audio = has_audio
        self.factory = GstRtspServer.RTSPMediaFactory()
        self.factory.set_launch("( %s )" % self._launch(video_type))
        # Each client has a pipeline of its own, which starts at a key picture. No multicast: the board is on the loopback.
        self.factory.set_shared(False)
        self.factory.set_protocols(GstRtsp.RTSPLowerTrans.UDP | GstRtsp.RTSPLowerTrans.TCP)
        self.factory.set_address_pool(addresses)
        self.factory.connect("media-configure", self._add_client)
        # Clients come and go in threads of the server.
        self._lock = threading.RLock()
        # (is video, time in µs, is key, bytes) from the last key picture on.
        self._kept = []
        self._kept_size = 0
        self._clients = []
        self._times = EvenTimes() if is_realtime else ExactTimes()
        self._is_reported = False

    def _launch(self, video_type):
        launch = APPSRC.format(name="video", caps=VIDEO[video_type]) + " name=pay0"
        if self._has_audio:
            launch += " " + APPSRC.format(name="audio", caps=AUDIO) + " name=pay1"
        return launch

    def _add_client(self, _, media):
        element = media.get_element()
        # The board sends in time, and a client that starts with older pictures is to get them at once.
        element.get_parent().connect("deep-element-added", self._send_at_once)
        client = Client()
        for name in ("video", "audio") if self._has_audio else ("video",):
            client.feeds.append(Feed(element.get_by_name(name), name == "video", lambda feed: self._open(client, feed)))
        with self._lock:
            self._clients.append(client)
        media.connect("unprepared", lambda _: self._remove_client(client))

    @staticmethod
    def _send_at_once(_, __, element):
        if element.find_property("sync") is not None:
            element.set_property("sync", False)

    def _open(self, client, feed):
        with self._lock:
            client.open(feed, self._kept)

    def _remove_client(self, client):
        with self._lock:
            if client in self._clients:
                self._clients.remove(client)

    def send_video(self, time_us, data):
        if not self._is_mjpeg and not data.startswith(START_CODE):
            self._report("data without 00 00 00 01 at its start is dropped, as on a board")
            return
        for is_key, unit in self._cutter.cut(data):
            self._send(True, self._times.time(time_us), is_key, unit)
        if self._cutter.is_other_codec:
            self._report("the data is not of the session's video type, so no player shows it")

    def _report(self, text):
        if not self._is_reported:
            self._is_reported = True
            sys.stderr.write("rtsp: session %s: %s\n" % (self._name, text))

    def send_audio(self, time_us, data):
        if self._has_audio and data:
            self._send(False, time_us, False, data)

    def _send(self, is_video, time_us, is_key, data):
        with self._lock:
            self._keep(is_video, time_us, is_key, data)
            for client in self._clients:
                client.push(is_video, time_us, is_key, data)

    def _keep(self, is_video, time_us, is_key, data):
        if is_key or self._kept_size > KEPT_MAX:
            self._kept, self._kept_size = [], 0
        if is_key or self._kept:
            self._kept.append((is_video, time_us, is_key, data))
            self._kept_size += len(data)

    def end(self):
        with self._lock:
            for client in self._clients:
                client.end()
