# SPDX-License-Identifier: MIT
"""RTSP servers of scripts: CanMV's calls, judged by ffprobe and ffmpeg as clients."""

import json
import os
import pathlib
import runpy
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from board_process import COMMAND, TIMEOUT_S, ScriptProcess, Terminal, run_script

PROJECT = pathlib.Path(__file__).parents[2]
PROCESS = PROJECT / "firmware" / "rtsp-process" / "rtsp_process.py"

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

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()

CODECS = (("h264", "media_h264"), ("hevc", "media_h265"), ("mjpeg", "media_mjpeg"))


def children(pid):
    """The processes that a process started."""
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if int(text.rpartition(")")[2].split()[1]) == pid:
            found.append(int(status.parent.name))
    return found


def wait_for_end(pid):
    """Until the process is gone, or a zombie that nobody waits for."""
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            if pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


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


class Streams(Rtsp):
    def test_codecs(self):
        for name, codec in CODECS:
            with self.subTest(name):
                script, url = self.serving(f"serve(TYPES.{codec})")
                self.assertEqual(url, self.url())
                found = self.packets(url, 60)
                (stream,) = found["streams"]
                self.assertEqual((stream["codec_name"], stream["width"], stream["height"]), (name, 320, 240))
                packets = found["packets"]
                self.assertTrue(packets[0]["flags"].startswith("K"))
                # Of 90 kHz. The camera has 30 frames per second. ffprobe has no time for the first frame that it parses.
                times = [packet["pts"] for packet in packets[1:]]
                self.assertLessEqual({b - a for a, b in zip(times, times[1:])}, {2999, 3000, 3001})
                self.play(url, 60)
                self.finish(script)

    def test_udp(self):
        script, url = self.serving("serve(TYPES.media_h264)")
        # A busy machine may lose packets, so a decoder may have warnings.
        self.play(url, 45, "udp", warnings=True)
        self.finish(script)

    def test_several_clients_that_come_and_go(self):
        script, url = self.serving("serve(TYPES.media_h264)")
        first = self.start_player(url, 90)
        second = self.start_player(url, 40)
        self.finish_player(second, 40)
        gone = self.start_player(url, 100000)
        gone.stdout.readline()
        gone.kill()
        gone.communicate()
        self.play(url, 10)
        self.finish_player(first, 90)
        self.finish(script)

    def test_sound(self):
        script, url = self.serving(
            "sound = bytes(range(256)) * 5\n"
            "def more():\n"
            "    assert server.rtspserver_sendaudiodata('test', sound[:267], 267, 1000) == 0\n"
            "serve(TYPES.media_h264, audio=True, more=more)\n"
        )
        found = self.packets(url, 120, streams="a")
        codecs = [(stream["codec_name"], stream.get("sample_rate")) for stream in found["streams"]]
        self.assertEqual(codecs, [("pcm_mulaw", "8000")])
        self.assertEqual(len(found["packets"]), 120)
        self.play(url, 30)
        self.finish(script)

    def test_session_with_sound_that_never_comes(self):
        script, url = self.serving("serve(TYPES.media_h264, audio=True)")
        self.play(url, 30)
        self.finish(script)

    def test_physical_addresses(self):
        script, url = self.serving(
            "start_encoder(TYPES.media_h264)\n"
            "start_server(('test', TYPES.media_h264, False))\n"
            "print(server.rtspserver_getrtspurl('test'))\n"
            "try:\n"
            "    for packs in frames():\n"
            "        for data, address, size in packs:\n"
            "            assert server.rtspserver_sendvideodata_byphyaddr('test', address, size, 1000) == 0\n"
            "except KeyboardInterrupt:\n"
            "    stop_encoder()\n"
            "    stop_server()\n",
            "--leak-check",
        )
        self.play(url, 30)
        self.finish(script, "leak check: clean\n")

    def test_two_sessions_and_names(self):
        script, url = self.serving(
            "names = ('live/main', 'a b')\n"
            "start_encoder(TYPES.media_h264)\n"
            "start_server(*((name, TYPES.media_h264, False) for name in names))\n"
            "print(server.rtspserver_getrtspurl(names[0]))\n"
            "try:\n"
            "    for packs in frames():\n"
            "        for data, address, size in packs:\n"
            "            for name in names: send(name, data)\n"
            "except KeyboardInterrupt:\n"
            "    pass\n"
        )
        self.assertEqual(url, self.url("live/main"))
        self.play(url, 10)
        self.play(self.url("a%20b"), 10)
        unknown = subprocess.run(["ffprobe", self.url("other")], capture_output=True, text=True, timeout=TIMEOUT_S)
        self.assertIn("404 Not Found", unknown.stderr)
        self.finish(
            script,
            "rtsp: the script ended before rtspserver_deinit: on a board, port 8554 stays in use until it restarts\n",
        )

    def test_several_pictures_in_a_call(self):
        script, url = self.serving(
            "start_encoder(TYPES.media_h265)\n"
            "start_server(('test', TYPES.media_h265, False))\n"
            "print(server.rtspserver_getrtspurl('test'))\n"
            "joined = b''\n"
            "count = 0\n"
            "try:\n"
            "    for packs in frames():\n"
            "        joined += b''.join(data for data, address, size in packs)\n"
            "        count += 1\n"
            "        if count % 7 == 0:\n"
            "            send('test', joined)\n"
            "            joined = b''\n"
            "except KeyboardInterrupt:\n"
            "    stop_server()\n"
        )
        self.play(url, 40)
        self.finish(script, "")

    def test_another_codec_than_the_session_has(self):
        script, url = self.serving(
            "start_encoder(TYPES.media_h264)\n"
            "start_server(('test', TYPES.media_h265, False))\n"
            "print(server.rtspserver_getrtspurl('test'))\n"
            "try:\n"
            "    for packs in frames():\n"
            "        for data, address, size in packs: send('test', data)\n"
            "except KeyboardInterrupt:\n"
            "    stop_server()\n"
        )
        line = script.read_line()
        self.assertEqual(line, "rtsp: session test: the data is not of the session's video type, so no player shows it")
        self.finish(script, "")

    def test_a_stream_whose_header_comes_once(self):
        # Firmware v1.1 sends the parameter sets with the first picture only.
        script, url = self.serving(
            "start_encoder(TYPES.media_h264)\n"
            "start_server(('test', TYPES.media_h264, False))\n"
            "print(server.rtspserver_getrtspurl('test'))\n"
            "headers = 0\n"
            "try:\n"
            "    for packs in frames():\n"
            "        for data, address, size in packs:\n"
            "            is_header = data[4] & 0x1f == 7\n"
            "            headers += is_header\n"
            "            if not is_header or headers == 1: send('test', data)\n"
            "except KeyboardInterrupt:\n"
            "    stop_server()\n"
        )
        self.play(url, 40)
        self.play(url, 40)
        self.finish(script, "")

    def test_start_after_stop(self):
        script, url = self.serving(
            "start_encoder(TYPES.media_h264)\n"
            "start_server(('test', TYPES.media_h264, False))\n"
            "server.rtspserver_stop()\n"
            "assert server.rtspserver_sendvideodata('test', b'', 0, 0) == -1\n"
            "print(server.rtspserver_getrtspurl('test'))\n"
            "assert server.rtspserver_createsession('test', TYPES.media_h264, False) == 0\n"
            "server.rtspserver_start()\n"
            "try:\n"
            "    for packs in frames():\n"
            "        for data, address, size in packs: send('test', data)\n"
            "except KeyboardInterrupt:\n"
            "    stop_server()\n"
        )
        self.play(url, 10)
        self.finish(script, "")

    def test_a_client_that_pauses(self):
        # As on a busy machine: nothing is lost over TCP.
        script, url = self.serving("serve(TYPES.media_h264)")
        slow, other = self.start_player(url, 90), self.start_player(url, 45)
        slow.stdout.readline()
        slow.send_signal(signal.SIGSTOP)
        self.finish_player(other, 45)
        self.play(url, 45)
        slow.send_signal(signal.SIGCONT)
        self.finish_player(slow, 90)
        self.finish(script)

    def test_stop_ends_the_streams(self):
        for transport in ("tcp", "udp"):
            with self.subTest(transport):
                script, url = self.serving("serve(TYPES.media_h264)")
                player = self.start_player(url, 100000, transport)
                player.stdout.readline()
                self.finish(script)
                player.communicate(timeout=TIMEOUT_S)
                self.assertEqual(player.returncode, 0)

    def test_camera_of_media_rtspserver(self):
        script, url = self.serving(
            "from media.rtspserver import *\n"
            "server = RtspServer(session_name='camera')\n"
            "server.start()\n"
            "print(server.get_rtsp_url())\n"
            "try:\n"
            "    while True: sleep(0.1)\n"
            "except KeyboardInterrupt:\n"
            "    server.stop()\n",
            "--leak-check",
        )
        self.assertEqual(url, self.url("camera"))
        self.assertEqual(self.packets(url, 5)["streams"][0]["height"], 720)
        self.play(url, 40)
        self.finish(script, "_do_rtsp_stream over\nleak check: clean\n")

    @unittest.skipUnless(GENERATION == "B", "generation B")
    def test_display_of_libs_wbcrtsp(self):
        script, url = self.serving(
            "import image, time\n"
            "from media.display import *\n"
            "from libs.WBCRtsp import WBCRtsp\n"
            "Display.init(Display.VIRT, width=640, height=480, fps=30, to_ide=False)\n"
            "MediaManager.init()\n"
            "picture = image.Image(640, 480, image.ARGB8888)\n"
            "picture.draw_rectangle(100, 100, 200, 200, color=(255, 0, 0), fill=True)\n"
            "WBCRtsp.configure(640, 480)\n"
            "WBCRtsp.start()\n"
            "try:\n"
            "    while True:\n"
            "        Display.show_image(picture)\n"
            "        time.sleep(0.1)\n"
            "except KeyboardInterrupt:\n"
            "    pass\n"
            "WBCRtsp.stop()\n"
            "Display.deinit()\n"
            "MediaManager.deinit()\n",
            "--leak-check",
        )
        self.assertEqual(url, "RTSP server started: " + self.url())
        self.assertEqual(self.packets(self.url(), 5)["streams"][0]["height"], 480)
        self.play(self.url(), 30)
        self.finish(script, "_wbc_rtsp thread over\nWBC RTSP stopped\nleak check: clean\n")

    def test_example(self):
        example = (PROJECT / "examples" / "stream_rtsp.py").read_text()
        script = ScriptProcess(example, *self.options, "--leak-check")
        self.addCleanup(script.__exit__)
        self.assertEqual(script.read_line() + "\n", TIME_IS_VIRTUAL)
        self.assertEqual(script.read_line(), "play " + self.url("camera"))
        self.play(self.url("camera"), 40)
        self.finish(script, "stopped\nleak check: clean\n")

    def test_realtime(self):
        script = ScriptProcess(STREAM + "serve(TYPES.media_h264)", *self.options, "--realtime")
        self.addCleanup(script.__exit__)
        self.play(script.read_line(), 30)
        self.finish(script)


class VirtualTime(Rtsp):
    # What the script sees of its stream and its clock.
    SOURCE = STREAM + (
        "import sys, time\n"
        "start_encoder(TYPES.media_h264)\n"
        "server = mm.rtsp_server()\n"
        "assert server.rtspserver_init(8554) == 0\n"
        "server.rtspserver_createsession('test', TYPES.media_h264, False)\n"
        "print('bound')\n"
        "sys.stdin.readline()\n"
        "server.rtspserver_start()\n"
        "count = 0\n"
        "for packs in frames():\n"
        "    for data, address, size in packs: send('test', data)\n"
        "    print(time.ticks_us(), [size for data, address, size in packs])\n"
        "    count += 1\n"
        "    if count == 60: break\n"
        "stop_encoder()\n"
        "stop_server()\n"
    )

    def run_watched(self, is_watched):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write(self.SOURCE)
            script.flush()
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            board = subprocess.Popen([*COMMAND, *self.options, script.name], text=True, **pipes)
            self.assertEqual(board.stdout.readline(), "bound\n")
            connection = socket.create_connection((self.address, 8554)) if is_watched else None
            output, _ = board.communicate("\n", timeout=TIMEOUT_S)
            if connection:
                connection.close()
            self.assertEqual(board.returncode, 0)
            return output

    def test_clients_change_no_result(self):
        alone = self.run_watched(False)
        self.assertEqual(self.run_watched(True), alone)
        self.assertEqual(len(alone.splitlines()), 60)


class Calls(Rtsp):
    def test_results(self):
        output = self.script(
            "import multimedia, rtspserver, multi_media_type\n"
            "types = multimedia.multi_media_type\n"
            "print(types.media_h264, types.media_h265, types.media_mjpeg, multi_media_type.media_mjpeg)\n"
            "server = multimedia.rtsp_server(1, 2)\n"
            "print(server.rtspserver_init(8554), server.rtspserver_test())\n"
            "create = server.rtspserver_createsession\n"
            "print(create('a', 0, False), create('b', 2, True), create('a', 0, False), create('c', 3, False))\n"
            "print(server.rtspserver_start())\n"
            "video, audio = server.rtspserver_sendvideodata, server.rtspserver_sendaudiodata\n"
            "print(video('a', bytes(8), 8, 0), video('a', 'text', 4, 0), video('none', bytes(8), 8, 0))\n"
            "print(audio('a', bytes(8), 8, 0), audio('b', bytes(8), 8, 0), audio('none', bytes(8), 8, 0))\n"
            "print(server.rtspserver_destroysession('b'), video('b', bytes(8), 8, 0))\n"
            "print(server.rtspserver_getrtspurl('a'))\n"
            "print(server.rtspserver_stop(), video('a', bytes(8), 8, 0), server.rtspserver_getrtspurl('a'))\n"
            "print(server.rtspserver_deinit(), server.rtspserver_destroy())\n"
            "other = multimedia.rtsp_server.rtspserver_create()\n"
            "print(rtspserver.rtspserver_init(other, 8555))\n"
            "print(create.__class__ is not None, rtspserver.rtspserver_createsession(other, 'a', 1, 1))\n"
            "print(other.rtspserver_getrtspurl('a'))\n"
            "other.rtspserver_deinit()\n",
            "--leak-check",
            stderr="rtsp: rtspserver_createsession: no video type has the number 3; see multi_media_type\n"
            + TIME_IS_VIRTUAL
            + "rtsp: session a: data without 00 00 00 01 at its start is dropped, as on a board\nleak check: clean\n",
        )
        self.assertEqual(
            output,
            f"0 1 2 2\n0 hello world\n0 0 0 -1\nNone\n0 0 -1\n0 0 -1\n0 -1\n{self.url('a')}\nNone -1 {self.url('a')}\n"
            f"None None\n0\nTrue 0\nrtsp://{self.address}:8555/a\n",
        )

    def test_an_address_leaves_out_the_port_of_rtsp(self):
        with socket.socket() as probe:
            try:
                probe.bind((self.address, 554))
            except PermissionError:
                self.skipTest("this user may not use port 554")
        output = self.script(
            "import multimedia\nserver = multimedia.rtsp_server()\nserver.rtspserver_init(554)\n"
            "server.rtspserver_createsession('a', 0, False)\nprint(server.rtspserver_getrtspurl('a'))\n"
            "server.rtspserver_deinit()\n"
        )
        self.assertEqual(output, f"rtsp://{self.address}/a\n")

    def test_wrong_use(self):
        output = self.script(
            "import multimedia\n"
            "server = multimedia.rtsp_server()\n"
            "def attempt(*call):\n"
            "    try:\n"
            "        print(call[0](*call[1:]))\n"
            "    except Exception as error:\n"
            "        print(repr(error))\n"
            "attempt(server.rtspserver_create)\n"
            "attempt(server.rtspserver_createsession, 'a', 0, False)\n"
            "attempt(server.rtspserver_start)\n"
            "attempt(server.rtspserver_stop)\n"
            "attempt(server.rtspserver_deinit)\n"
            "attempt(server.rtspserver_getrtspurl, 'a')\n"
            "assert server.rtspserver_init(8554) == 0\n"
            "attempt(server.rtspserver_init, 8555)\n"
            "assert server.rtspserver_createsession('a', 0, False) == 0\n"
            "attempt(server.rtspserver_createsession, 'a', 0)\n"
            "attempt(server.rtspserver_createsession, 1, 0, False)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytearray(8), 8, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), 9, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), -1, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), 8, 0.5)\n"
            "attempt(server.rtspserver_sendvideodata_byphyaddr, 'a', 4096, 4096, 0)\n"
            "attempt(server.rtspserver_destroysession, 'b')\n"
            "attempt(multimedia.multi_media_type)\n"
            "server.rtspserver_destroy()\n"
            "attempt(server.rtspserver_init, 8554)\n"
            "attempt(server.rtspserver_destroy)\n",
            stderr="rtsp: rtspserver_createsession: a board crashes here: call rtspserver_init first, and check that it returns 0\n"
            "rtsp: rtspserver_start: a board crashes here: call rtspserver_init first, and check that it returns 0\n"
            "rtsp: rtspserver_init: the server has port 8554 already; call rtspserver_deinit first\n"
            "rtsp: a size of 9 for 8 bytes of data; they are not sent\n"
            "rtsp: a size of -1 for 8 bytes of data; they are not sent\n"
            "rtsp: a board crashes here: 4096 bytes at the physical address 0x1000 cannot be mapped\n"
            "rtsp: rtspserver_destroysession: a board crashes here: there is no session b\n",
        )
        self.assertEqual(
            output,
            "TypeError('function takes 0 positional arguments but 1 were given',)\n-1\nNone\nNone\nNone\n"
            "ValueError(\"there is no session 'a': call rtspserver_createsession first\",)\n-1\n"
            "TypeError('function takes 4 positional arguments but 3 were given',)\n"
            "TypeError(\"can't convert 'int' object to str implicitly\",)\n"
            "TypeError(\"can't convert 'bytearray' object to str implicitly\",)\n-1\n-1\n"
            "TypeError(\"can't convert float to int\",)\n-1\n-1\n"
            "TypeError(\"can't create 'multi_media_type' instances\",)\n"
            "RuntimeError('the RTSP server is destroyed',)\nNone\n",
        )

    def test_names_belong_to_all_servers(self):
        # Up to a stop.
        output = self.script(
            "import multimedia\n"
            "one, other = multimedia.rtsp_server(), multimedia.rtsp_server()\n"
            "print(one.rtspserver_init(8554), other.rtspserver_init(8555))\n"
            "print(one.rtspserver_createsession('a', 0, 0), other.rtspserver_createsession('a', 0, 0))\n"
            "print(other.rtspserver_sendvideodata('a', bytes(3) + b'\\1', 4, 0))\n"
            "try:\n"
            "    other.rtspserver_getrtspurl('a')\n"
            "except ValueError as error:\n"
            "    print(error)\n"
            "one.rtspserver_stop()\n"
            "print(other.rtspserver_createsession('a', 0, 0), other.rtspserver_getrtspurl('a'))\n"
            "one.rtspserver_deinit()\nother.rtspserver_deinit()\n"
        )
        self.assertEqual(
            output,
            f"0 0\n0 0\n0\nthere is no session 'a': call rtspserver_createsession first\n0 {self.url('a', 8555)}\n",
        )

    def test_port_in_use(self):
        with socket.socket() as other:
            other.bind((self.address, 8554))
            other.listen()
            output = self.script(
                "import multimedia\nprint(multimedia.rtsp_server().rtspserver_init(8554))\n",
                stderr=f"rtsp: {self.address}:8554: Address already in use; "
                "stop the other server, or use another --address\n",
            )
        self.assertEqual(output, "-1\n")

    def test_soft_reset_releases_the_port(self):
        with Terminal(*self.options) as terminal:
            terminal.expect(b">>> ")
            for _ in range(2):
                terminal.send(b"import multimedia; multimedia.rtsp_server().rtspserver_init(8554)\r")
                self.assertIn(b"\r\n0", terminal.expect(b"\r\n>>> "))
                terminal.send(b"\x04")
                self.assertIn(b"before rtspserver_deinit", terminal.expect(b">>> "))

    def test_leak_check(self):
        done = run_script(
            "import multimedia\nmultimedia.rtsp_server().rtspserver_init(8554)\n",
            options=[*self.options, "--leak-check"],
        )
        self.assertIn("leaked: RTSP server at port 8554, bound by rtspserver_init\nleak check: LEAKED\n", done.stderr)
        self.assertEqual(done.returncode, 1)


class TimesOfTheWallClock(unittest.TestCase):
    def intervals(self, sent):
        times = runpy.run_path(str(PROCESS.parent / "picture_times.py"))["EvenTimes"]()
        even = [times.time(time_us) for time_us in sent]
        return [b - a for a, b in zip(even, even[1:])]

    def test_evened_out(self):
        # Each third picture is 9 ms late.
        intervals = self.intervals([i * 33333 + 9000 * (i % 3 == 0) for i in range(90)])
        self.assertLess(max(intervals[30:]) - min(intervals[30:]), 2000)
        self.assertAlmostEqual(sum(intervals[30:]) / 59, 33333, delta=50)

    def test_a_pause_stays(self):
        intervals = self.intervals([i * 40000 + 3000000 * (i > 20) for i in range(60)])
        self.assertEqual(set(intervals), {40000, 3040000})

    def test_increasing(self):
        self.assertEqual(self.intervals([5, 5, 5]), [1000, 1000])


class Process(Rtsp):
    LISTEN = "import multimedia\nprint(multimedia.rtsp_server().rtspserver_init(8554))\n"

    def run_with_process(self, program):
        environment = {**os.environ, "VENCODER_RTSP_PROCESS": str(program)}
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write(self.LISTEN)
            script.flush()
            command = [*COMMAND, *self.options, script.name]
            return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S)

    def test_missing(self):
        done = self.run_with_process("/not/there.py")
        self.assertEqual((done.returncode, done.stdout), (0, "-1\n"))
        self.assertIn("rtsp: the RTSP process /not/there.py ended: exit code 2\n", done.stderr)

    def test_missing_packages(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
            program.write(
                "import runpy, sys\n"
                "sys.modules['gi'] = None\n"
                f"sys.path.insert(0, {str(PROCESS.parent)!r})\n"
                f"runpy.run_path({str(PROCESS)!r}, run_name='__main__')\n"
            )
            program.flush()
            done = self.run_with_process(program.name)
        self.assertEqual((done.returncode, done.stdout), (0, "-1\n"))
        self.assertIn("; install the packages: sudo apt install python3-gi gir1.2-gst-rtsp-server-1.0\n", done.stderr)

    def start_script(self):
        """A board with a server and without a codec process; its process's number."""
        script = ScriptProcess(
            "import multimedia, time\n"
            "server = multimedia.rtsp_server()\n"
            "assert server.rtspserver_init(8554) == 0\n"
            "server.rtspserver_createsession('a', 0, 0)\n"
            "print('bound')\n"
            "try:\n"
            "    while True: time.sleep(1)\n"
            "except KeyboardInterrupt:\n"
            "    print([server.rtspserver_sendvideodata('a', bytes(8), 8, 0) for _ in range(2)])\n"
            "    server.rtspserver_deinit()\n",
            *self.options,
        )
        self.addCleanup(script.__exit__)
        self.assertEqual(script.read_line(), "bound")
        (process,) = children(script.pid)
        return script, process

    def test_killed(self):
        script, process = self.start_script()
        os.kill(process, signal.SIGKILL)
        self.assertTrue(wait_for_end(process))
        self.finish(script, f"rtsp: the RTSP process {PROCESS} ended: signal 9\n[-1, -1]\n")

    def test_ends_with_the_board(self):
        script, process = self.start_script()
        os.kill(script.pid, signal.SIGKILL)
        self.assertTrue(wait_for_end(process))


if __name__ == "__main__":
    unittest.main()
