# SPDX-License-Identifier: MIT
"""RTSP servers of scripts: what ffprobe and ffmpeg see as clients."""

import pathlib
import runpy
import signal
import subprocess
import unittest

from board_process import TIMEOUT_S, ScriptProcess, run_script, wait_for_output
from rtsp_script import STREAM, TIME_IS_VIRTUAL, Rtsp

PROJECT = pathlib.Path(__file__).parents[2]

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()

CODECS = (("h264", "media_h264"), ("hevc", "media_h265"), ("mjpeg", "media_mjpeg"))


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
        wait_for_output(gone.stdout)
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
        wait_for_output(slow.stdout)
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
                wait_for_output(player.stdout)
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

    def test_arguments_of_media_rtspserver(self):
        script, url = self.serving(
            "from media.rtspserver import *\n"
            "for wrong in {'bit_rate': 99}, {'bit_rate': 20001}, {'video_type': mm.multi_media_type.media_mjpeg}:\n"
            "    try:\n"
            "        RtspServer(**wrong)\n"
            "    except ValueError:\n"
            "        continue\n"
            "    raise SystemExit(wrong)\n"
            "server = RtspServer('small', 8554, mm.multi_media_type.media_h265, width=630, height=480, bit_rate=512, gop_len=15)\n"
            "server.start()\n"
            "print(server.get_rtsp_url())\n"
            "try:\n"
            "    while True: sleep(0.1)\n"
            "except KeyboardInterrupt:\n"
            "    server.stop()\n",
            "--leak-check",
        )
        self.assertEqual(url, self.url("small"))
        video = self.packets(url, 5)["streams"][0]
        self.assertEqual((video["codec_name"], video["width"], video["height"]), ("hevc", 640, 480))
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

    @unittest.skipUnless(GENERATION == "B", "generation B")
    def test_options_of_libs_wbcrtsp(self):
        script, url = self.serving(
            "import image, time\n"
            "from media.display import *\n"
            "from libs.WBCRtsp import WBCRtsp\n"
            "Display.init(Display.VIRT, width=640, height=480, fps=30, to_ide=False)\n"
            "MediaManager.init()\n"
            "picture = image.Image(640, 480, image.ARGB8888)\n"
            "WBCRtsp.configure(640, 480, video_type=TYPES.media_h265, bit_rate=512, gop_len=15)\n"
            "WBCRtsp.start('127.0.0.9')\n"
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
        self.assertEqual(url, "RTSP server started: rtsp://127.0.0.9:8554/test")
        self.assertEqual(self.packets(self.url(), 5)["streams"][0]["codec_name"], "hevc")
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


class TimesOfTheWallClock(unittest.TestCase):
    def intervals(self, sent):
        times = runpy.run_path(str(PROJECT / "firmware" / "rtsp-process" / "picture_times.py"))["EvenTimes"]()
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


if __name__ == "__main__":
    unittest.main()
