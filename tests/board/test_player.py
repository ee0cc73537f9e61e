# SPDX-License-Identifier: MIT
"""media.player, and the video decoder bound to the display and to the encoder."""

import pathlib
import subprocess
import tempfile
import unittest

from board_process import run_script

WIDTH, HEIGHT, FPS, SECONDS = 320, 240, 25, 2
LUMA = WIDTH * HEIGHT
SOUND = "audio: the emulated board has no speaker: what is played is lost\n"

# dump() saves a writeback of the display, as NV12.
PLAYER = """
from media.player import *
import time, uctypes

events = []

def on_event(event, data):
    events.append((event, data, time.ticks_ms() - start))

def dump(name):
    if hasattr(Display, "writeback_dump"):
        frame = Display.writeback_dump(1000)
    else:
        frame = k_video_frame_info()
        assert kd_mpi_wbc_dump_frame(frame, 1000) == 0
    planes, size = frame.v_frame.phys_addr, frame.v_frame.width * frame.v_frame.height
    with open(name, "wb") as file:
        for plane, part in ((planes[0], size), (planes[1], size // 2)):
            address = kd_mpi_sys_mmap(plane, part)
            file.write(uctypes.bytearray_at(address, part))
            kd_mpi_sys_munmap(address, part)
    if not hasattr(Display, "writeback_dump"):
        kd_mpi_wbc_dump_release(frame)

player = Player()
player.load("/sdcard/film.mp4")
player.set_event_callback(on_event)
start = time.ticks_ms()
player.start()
"""
GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()
ENABLE_WRITEBACK = "from mpp.vo import *\nassert kd_mpi_vo_enable_wbc() == 0\n" if GENERATION == "A" else ""

DECODER = """
from media.vdecoder import *
from media.display import *
from media.media import *
import _thread, time

def decode_all():
    for i in range(%d):
        with open("/sdcard/au%%d" %% i, "rb") as au:
            decoder.decode(au.read())
        each()

def each():
    time.sleep_ms(40)

decoder = Decoder(K_PT_H264)
""" % FPS


def ffmpeg(*arguments):
    done = subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments], check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return done.stdout


def closest(luma, frames):
    """The number of the frame whose luma is most like it."""
    some = range(0, LUMA, 37)
    return min(range(len(frames)), key=lambda number: sum(abs(luma[i] - frames[number][i]) for i in some))


class PlayingTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = pathlib.Path(folder.name)

    def make_film(self, sound="pcm_mulaw", seconds=SECONDS):
        picture = ["-f", "lavfi", "-i", "testsrc2=size=%dx%d:rate=%d" % (WIDTH, HEIGHT, FPS)]
        tone = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000"] if sound else []
        codecs = ["-c:v", "libx264", "-bf", "0", "-pix_fmt", "yuv420p"] + (["-c:a", sound] if sound else [])
        ffmpeg(*picture, *tone, "-t", str(seconds), *codecs, "-f", "mov", str(self.card / "film.mp4"))

    def frames(self):
        size = LUMA * 3 // 2
        data = ffmpeg("-i", str(self.card / "film.mp4"), "-map", "0:v", "-f", "rawvideo", "-pix_fmt", "nv12", "-")
        return [data[at : at + size] for at in range(0, len(data), size)]

    def script(self, source, stderr="", options=()):
        done = run_script(source, options=["--sdcard", str(self.card), "--leak-check", *options])
        self.assertEqual((done.returncode, done.stderr), (0, stderr + "leak check: clean\n"), done.stdout)
        return done.stdout


class Players(PlayingTest):
    def play(self, source, stderr=""):
        return self.script(PLAYER + source, stderr).splitlines()[-1]

    def end_ms(self, sound):
        self.make_film(sound)
        event, data, ms = eval(
            self.play("while not events:\n    time.sleep_ms(10)\nplayer.stop()\nprint(events[0])\n", SOUND if sound else "")
        )
        self.assertEqual((event, data), (0, 0))
        return ms

    def test_the_end_comes_after_the_duration(self):
        # The last picture begins 40 ms before the end.
        self.assertAlmostEqual(self.end_ms(""), SECONDS * 1000 - 40, delta=20)

    def test_sound_is_the_clock(self):
        # Up to six frames of 40 ms are ahead of the speaker, and a rest of a frame is not played.
        for sound in ("pcm_mulaw", "pcm_alaw"):
            with self.subTest(sound):
                self.assertAlmostEqual(self.end_ms(sound), SECONDS * 1000 - 140, delta=140)

    def test_the_writeback_has_the_picture(self):
        self.make_film("")
        self.play(ENABLE_WRITEBACK + "time.sleep_ms(1010)\ndump('/sdcard/shown')\nplayer.stop()\n")
        self.assertIn(self.frames().index((self.card / "shown").read_bytes()), (25, 26))

    def test_pause(self):
        self.make_film("")
        ms = eval(
            self.play(
                "time.sleep_ms(500)\nplayer.pause()\ntime.sleep(3)\nplayer.resume()\n"
                "while not events:\n    time.sleep_ms(10)\nplayer.stop()\nprint(events[0])\n"
            )
        )[2]
        # Pictures that are late by then follow at once.
        self.assertAlmostEqual(ms, 3550, delta=100)

    def test_stop_before_the_end(self):
        self.make_film()
        self.assertEqual(self.play("time.sleep(1)\nplayer.stop()\nprint(len(events))\n", SOUND), "1")

    def test_a_callback_may_stop(self):
        self.make_film("", 1)
        self.assertEqual(
            self.play("player.set_event_callback(lambda event, data: player.stop())\ntime.sleep(2)\nprint('stopped')\n"), "stopped"
        )

    def test_missing_file(self):
        done = run_script("from media.player import *\nPlayer().load('/sdcard/none.mp4')\n", options=["--sdcard", str(self.card)])
        self.assertIn("OSError: ('kd_mp4_create failed:', '/sdcard/none.mp4')", done.stdout)


class Binds(PlayingTest):
    def make_access_units(self):
        self.make_film("", 1)
        annex_b = self.card / "film.264"
        ffmpeg("-i", str(self.card / "film.mp4"), "-c", "copy", "-bsf:v", "h264_mp4toannexb", str(annex_b))
        ffmpeg("-i", str(annex_b), "-c", "copy", "-f", "image2", "-start_number", "0", str(self.card / "au%d"))

    def bound_script(self, source):
        return (
            DECODER + "Display.init(Display.VIRT, width=640, height=480)\nMediaManager.init()\ndecoder.create()\n" + source
            + "decoder.stop()\ndecoder.destroy()\nMediaManager.deinit()\n"
        )

    def last_picture(self, *rect):
        """The display's luma after the decoder's last picture."""
        self.make_access_units()
        png = self.card / "last.png"
        source = self.bound_script(
            "info = decoder.bind_info(*%r)\nDisplay.bind_layer(layer=Display.LAYER_VIDEO1, **info)\n" % (rect,)
            + "decoder.start()\ndecode_all()\nDisplay.deinit()\n"
        )
        done = run_script(source, options=["--sdcard", str(self.card), "--leak-check", "--display-png", str(png)])
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("leak check: clean\n", done.stderr)
        data = ffmpeg("-i", str(png), "-vf", "format=gray", "-f", "rawvideo", "-")
        return [data[at : at + 640] for at in range(0, len(data), 640)]

    def assert_shown(self, rows, left, top, width, height):
        """The part is the last picture's left upper one, and the rest is black."""
        whole = self.frames()[-1][:LUMA]
        expected = [whole[row * WIDTH : row * WIDTH + width] for row in range(height)]
        shown = [row[left : left + width] for row in rows[top : top + height]]
        differences = [abs(a - b) for a_row, b_row in zip(expected, shown) for a, b in zip(a_row, b_row)]
        # From limited range over RGB and back to luma: colours move it a little.
        self.assertLess(sum(differences) / len(differences), 12)
        self.assertEqual(max(rows[top][left + width :] + rows[top + height]), 0)

    def test_the_display_shows_each_picture(self):
        rows = self.last_picture(104, 50, WIDTH, HEIGHT)
        self.assert_shown(rows, 104, 50, WIDTH, HEIGHT)
        shown = b"".join(row[104 : 104 + WIDTH] for row in rows[50 : 50 + HEIGHT])
        self.assertEqual(closest(shown, self.frames()), FPS - 1)

    def test_a_layer_of_another_size_is_not_scaled(self):
        self.assert_shown(self.last_picture(16, 10, 160, 120), 16, 10, 160, 120)
        self.assert_shown(self.last_picture(0, 0, 640, 400), 0, 0, WIDTH, HEIGHT)

    def test_pictures_that_wait_are_shown_by_a_later_bind(self):
        self.make_access_units()
        self.script(
            self.bound_script(
                "decoder.start()\n_thread.start_new_thread(decode_all, ())\ntime.sleep(2)\n"
                "Display.bind_layer(layer=Display.LAYER_VIDEO1, **decoder.bind_info())\ntime.sleep(2)\n"
                "status = k_vdec_chn_status()\nkd_mpi_vdec_query_status(0, status)\nassert status.dec_stream_frames == %d\n" % FPS
                + "Display.deinit()\n"
            )
        )

    def test_an_encoder_takes_each_picture(self):
        self.make_access_units()
        output = self.script(
            "from media.vencoder import *\nimport uctypes\n" + DECODER + "encoder = Encoder()\n"
            "encoder.SetOutBufs(0, 8, %d, %d)\nMediaManager.init()\ndecoder.create()\n" % (WIDTH, HEIGHT)
            + "link = MediaManager.link(decoder.bind_info()['src'], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))\n"
            "encoder.Create(0, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, %d, %d))\n" % (WIDTH, HEIGHT)
            + "encoder.Start(0)\ndecoder.start()\nstream = StreamData()\nfile = open('/sdcard/again.264', 'wb')\n"
            "def each():\n"
            "    while encoder.GetStream(0, stream, 40) == 0 and stream.pack_cnt:\n"
            "        for i in range(stream.pack_cnt):\n"
            "            file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))\n"
            "        encoder.ReleaseStream(0, stream)\n"
            "decode_all()\nfile.close()\nlink.destroy()\ndecoder.stop()\ndecoder.destroy()\nencoder.Stop(0)\nencoder.Destroy(0)\n"
            "MediaManager.deinit()\n"
        )
        self.assertEqual(output.count("Error"), 0)
        data = ffmpeg("-i", str(self.card / "again.264"), "-f", "rawvideo", "-pix_fmt", "nv12", "-")
        pictures = [data[at : at + LUMA] for at in range(0, len(data), LUMA * 3 // 2)]
        frames = self.frames()
        self.assertEqual([closest(picture, frames) for picture in pictures], list(range(FPS)))


if __name__ == "__main__":
    unittest.main()
