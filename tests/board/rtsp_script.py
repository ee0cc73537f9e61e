# SPDX-License-Identifier: MIT
"""Scripts with an RTSP server, and the players that judge their streams."""

import json
import os
import subprocess
import unittest

from board_process import TIMEOUT_S, ScriptProcess, run_script

# Once, when a server starts in virtual time.
TIME_IS_VIRTUAL = (
    "rtsp: until a player connects, virtual time is faster than the wall clock; --realtime follows it from the start\n"
)

STREAM = """
import multimedia as mm
import uctypes
from media.vencoder import *
from media.sensor import *
from media.media import *

WIDTH, HEIGHT = 320, 240
TYPES = mm.multi_media_type

def start_encoder(codec):
    global encoder, sensor, link, stream
    encoder = Encoder()
    encoder.SetOutBufs(0, 8, WIDTH, HEIGHT)
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))
    MediaManager.init()
    payload, profile = {
        TYPES.media_h264: (encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN),
        TYPES.media_h265: (encoder.PAYLOAD_TYPE_H265, encoder.H265_PROFILE_MAIN),
        TYPES.media_mjpeg: (encoder.PAYLOAD_TYPE_JPEG, 0),
    }[codec]
    encoder.Create(0, ChnAttrStr(payload, profile, WIDTH, HEIGHT))
    encoder.Start(0)
    stream = StreamData()
    sensor.run()

def stop_encoder():
    global link
    sensor.stop()
    link = None
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()

def frames():
    "The packs of each call, as tuples of bytes, physical address and size."
    while True:
        assert encoder.GetStream(0, stream) == 0
        yield [
            (bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i])), stream.phy_addr[i], stream.data_size[i])
            for i in range(stream.pack_cnt)
        ]
        encoder.ReleaseStream(0, stream)

def start_server(*sessions, port=8554):
    global server
    server = mm.rtsp_server()
    assert server.rtspserver_init(port) == 0
    for session in sessions:
        assert server.rtspserver_createsession(*session) == 0
    server.rtspserver_start()

def stop_server():
    server.rtspserver_stop()
    server.rtspserver_deinit()

def send(name, data, timestamp=1000):
    assert server.rtspserver_sendvideodata(name, data, len(data), timestamp) == 0

# Until Ctrl-C. Calls more() after each frame.
def serve(codec, name="test", audio=False, more=None):
    start_encoder(codec)
    start_server((name, codec, audio))
    print(server.rtspserver_getrtspurl(name))
    try:
        for packs in frames():
            for data, address, size in packs:
                send(name, data)
            if more:
                more()
    except KeyboardInterrupt:
        pass
    stop_encoder()
    stop_server()
    print("done")
"""


class Rtsp(unittest.TestCase):
    tests = 0

    def setUp(self):
        # Tests run in parallel, and all scripts use the same port.
        Rtsp.tests += 1
        self.address = f"127.{os.getpid() >> 8 & 0xff}.{os.getpid() & 0xff}.{Rtsp.tests}"
        self.options = ("--address", self.address)

    def url(self, name="test", port=8554):
        return f"rtsp://{self.address}:{port}/{name}"

    def serving(self, source, *options):
        """A script that serves until it is interrupted; it has printed the address of its session."""
        script = ScriptProcess(STREAM + source, *self.options, *options)
        self.addCleanup(script.__exit__)
        lines = [script.read_line(), script.read_line()]
        # stderr and stdout are one pipe here.
        self.assertEqual(lines[0] + "\n", TIME_IS_VIRTUAL)
        return script, lines[1]

    def finish(self, script, output="done\n", code=0):
        script.interrupt()
        self.assertEqual(script.finish(), (output, code))

    def script(self, source, *options, stderr=""):
        done = run_script(source, options=[*self.options, *options])
        self.assertEqual((done.returncode, done.stderr), (0, stderr), done.stdout)
        return done.stdout

    def packets(self, url, count, transport="tcp", streams="v"):
        """What ffprobe reads: streams and packets."""
        command = ["ffprobe", "-v", "error", "-rtsp_transport", transport, "-of", "json", "-show_streams"]
        selected = ["-select_streams", streams, "-show_packets", "-read_intervals", f"%+#{count}", url]
        done = subprocess.run(command + selected, capture_output=True, text=True, timeout=TIMEOUT_S)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def start_player(self, url, pictures, transport="tcp"):
        command = ["ffmpeg", "-v", "warning", "-rtsp_transport", transport, "-i", url, "-frames:v", str(pictures)]
        output = ["-map", "0:v", "-f", "framecrc", "-"]
        return subprocess.Popen(command + output, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish_player(self, player, pictures, warnings=False):
        output, errors = player.communicate(timeout=TIMEOUT_S)
        lines = [line for line in output.splitlines() if line.startswith("0,")]
        self.assertEqual((player.returncode, len(lines)), (0, pictures), errors)
        if not warnings:
            self.assertEqual(errors, "")
        return lines

    def play(self, url, pictures, transport="tcp", warnings=False):
        """Decodes that many pictures without a warning."""
        return self.finish_player(self.start_player(url, pictures, transport), pictures, warnings)
