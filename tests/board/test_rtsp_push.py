# SPDX-License-Identifier: MIT
"""multimedia.rtsp_pusher and libs.WBCRtspPusher: a server records what they send, and it decodes."""

import json
import pathlib
import subprocess
import tempfile
import unittest

from board_process import TIMEOUT_S, run_script
from rtsp_script import STREAM, Rtsp

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()

ONLINE = """
import multimedia as mm
import network, sys, time
lan = network.LAN()
"""

PUSH = """
def push(count):
    "That many pictures, from a key picture on."
    sent = 0
    while sent < count:
        assert encoder.GetStream(0, stream) == 0
        for i in range(stream.pack_cnt):
            data = bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            kind = stream.stream_type[i]
            if kind == encoder.STREAM_TYPE_HEADER:
                assert pusher.rtsppusher_pushvideoheader(data, len(data)) == 0
                if sent == 0:
                    open_pusher()
                continue
            is_key = kind == encoder.STREAM_TYPE_I
            assert pusher.rtsppusher_pushvideodata(data, len(data), is_key, stream.pts[i]) == 0
            sent += 1
        encoder.ReleaseStream(0, stream)

def open_pusher():
    # The server may not listen yet.
    while pusher.rtsppusher_open() != 0:
        time.sleep(0.1)
"""


class Push(Rtsp):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.recording = pathlib.Path(folder.name, "pushed.mkv")

    def start_server(self):
        command = ["ffmpeg", "-v", "error", "-rtsp_flags", "listen", "-i", self.url(), "-c", "copy", self.recording]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.addCleanup(server.kill)
        return server

    def recorded(self, server):
        """The recorded video's width, height and pictures, which decode without a message."""
        errors = server.communicate(timeout=TIMEOUT_S)[1]
        self.assertEqual((server.returncode, errors), (0, b""))
        check = ["ffmpeg", "-v", "error", "-err_detect", "explode", "-i", self.recording, "-f", "null", "-"]
        done = subprocess.run(check, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        probe = ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", self.recording]
        (stream,) = json.loads(subprocess.run(probe, capture_output=True, check=True).stdout)["streams"]
        self.assertEqual(stream["codec_name"], "h264")
        return stream["width"], stream["height"], int(stream["nb_read_frames"])

    def test_a_server_records_the_stream(self):
        server = self.start_server()
        self.script_until_it_is_open(
            f"""
pusher = mm.rtsp_pusher()
print(pusher.rtsppusher_init(WIDTH, HEIGHT, {self.url()!r}, 30, "tcp"))
start_encoder(TYPES.media_h264)
push(70)
pusher.rtsppusher_close()
pusher.rtsppusher_deinit()
stop_encoder()
"""
        )
        self.assertEqual(self.recorded(server), (320, 240, 70))

    def script_until_it_is_open(self, source):
        """stderr has a line for each attempt before the server listened."""
        done = run_script(ONLINE + STREAM + PUSH + source, options=[*self.options, "--leak-check"])
        lines = [line for line in done.stderr.splitlines() if not line.startswith("rtsp: rtsppusher_open: ")]
        self.assertEqual((done.returncode, lines), (0, ["leak check: clean"]), done.stdout)

    def test_errors(self):
        stdout = self.script(
            ONLINE
            + f"""
pusher = mm.rtsp_pusher()
print(pusher.rtsppusher_open(), pusher.rtsppusher_pushvideodata(b"", 0, 0, 0))
print(pusher.rtsppusher_init(320, 240, "http://127.0.0.1/"), pusher.rtsppusher_init(320, 240, {self.url()!r}))
print(pusher.rtsppusher_pushvideoheader(b"\\0\\0\\0\\1\\x65", 5))
print(pusher.rtsppusher_pushvideoheader(b"\\0\\0\\0\\1\\x67\\x42\\0\\x1e\\0\\0\\0\\1\\x68\\xce", 14))
print(pusher.rtsppusher_open())
pusher.rtsppusher_close()
pusher.rtsppusher_destroy()
""",
            stderr=f"rtsp: rtsppusher_open: {self.url()}: [Errno 111] ECONNREFUSED\n",
        )
        self.assertEqual(stdout, "-1 -1\n-1 0\n-1\n0\n-1\n")

    @unittest.skipUnless(GENERATION == "B", "generation B")
    def test_display_of_libs_wbcrtsppusher(self):
        server = self.start_server()
        self.script_until_it_is_open(
            f"""
import image
from media.display import *
from libs.WBCRtspPusher import WBCRtspPusher, RtspPusher
for wrong in {{"bit_rate": 99}}, {{"transport": "rtp"}}, {{"video_type": TYPES.media_h265}}:
    try:
        RtspPusher("rtsp://127.0.0.1/x", **wrong)
    except ValueError:
        continue
    raise SystemExit(wrong)
Display.init(Display.VIRT, width=640, height=480, fps=30, to_ide=False)
picture = image.Image(640, 480, image.ARGB8888)
picture.draw_rectangle(100, 100, 200, 200, color=(255, 0, 0), fill=True)
WBCRtspPusher.configure({self.url()!r}, bit_rate=2000, gop_len=10)
WBCRtspPusher.start()
shown = 0
while shown < 50:
    Display.show_image(picture)
    time.sleep(0.1)
    shown += WBCRtspPusher.rtsp_pusher.pusher_opened
WBCRtspPusher.stop()
Display.deinit()
MediaManager.deinit()
"""
        )
        width, height, count = self.recorded(server)
        self.assertEqual((width, height), (640, 480))
        self.assertGreater(count, 30)


if __name__ == "__main__":
    unittest.main()
