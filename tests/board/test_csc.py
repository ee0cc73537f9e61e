# SPDX-License-Identifier: MIT
"""nonai2d.CSC: its pictures must be those that the camera and the decoder deliver in the format themselves."""

import os
import subprocess
import tempfile
import unittest

from board_process import run_script

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()
WIDTH, HEIGHT, FRAMES = 320, 240, 6

START = """
from media.sensor import *
from media.media import *
from mpp.vb import *
from _virtual_board import MPP_GENERATION, outstanding
from nonai2d import CSC
import gc, image, time

def open_csc(fmt, chn=0, **options):
    return CSC(chn, fmt, **options) if MPP_GENERATION == "A" else CSC(fmt, **options)

def error(call, *args, **options):
    try:
        print(call(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)
"""

# A camera in two formats: the frames of both channels have the same numbers.
CAMERA = """
def open_camera(other):
    global sensor
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=320, height=240)
    sensor.set_pixformat(Sensor.YUV420SP)
    sensor.set_framesize(width=320, height=240, chn=CAM_CHN_ID_1)
    sensor.set_pixformat(other, chn=CAM_CHN_ID_1)
    MediaManager.init()
    sensor.run()

def end():
    sensor.stop()
    csc.destroy()
    MediaManager.deinit()
    print(len(outstanding()))
"""

LINK = """
from media.display import *
from media.vdecoder import *
import uctypes

csc = open_csc(CSC.PIXEL_FORMAT_YUV_SEMIPLANAR_420, max_width=320, max_height=240, buf_num=BUFFERS)
decoder = Decoder(K_PT_H264)
if HAS_DISPLAY:
    Display.init(Display.VIRT, width=320, height=240)
MediaManager.init()
decoder.create()
if HAS_DISPLAY:
    Display.bind_layer(**decoder.bind_info(width=320, height=240, chn=decoder.get_vdec_channel()), layer=Display.LAYER_VIDEO1)
link = MediaManager.link((VIDEO_DECODE_MOD_ID, VDEC_DEV_ID, decoder.get_vdec_channel()), (NONAI_2D_CSC_MOD_ID, 0, csc.chn))
decoder.start()

def decode(i):
    with open("/sdcard/au%d" % i, "rb") as au:
        decoder.decode(au.read())

def save(info, file):
    f = info.v_frame
    size = f.width * f.height * 3 // 2
    memory = kd_mpi_sys_mmap(f.phys_addr[0], size)
    file.write(uctypes.bytearray_at(memory, size))
    kd_mpi_sys_munmap(memory, size)
    csc.release_frame(info)
"""

END_OF_LINK = """
decoder._send(k_vdec_stream(end_of_stream=1), b"")
if not DRAIN:
    time.sleep_ms(100)
with open("/sdcard/nv12", "ab") as file:
    while True:
        info = csc.get_frame(timeout_ms=100)
        if info is None:
            break
        save(info, file)
if HAS_DISPLAY:
    Display.deinit()
decoder.stop()
decoder.destroy()
del link
gc.collect()
csc.destroy()
MediaManager.deinit()
print(len(outstanding()))
"""


class Csc(unittest.TestCase):
    def script(self, text, *options):
        done = run_script(START + text, options=["--leak-check", *options])
        self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"), done.stdout)
        return done.stdout.splitlines()

    def test_colours_are_those_of_the_camera(self):
        for fmt, own in (("RGB_888", "RGB888"), ("RGB_888_PLANAR", "RGBP888")):
            with self.subTest(fmt):
                lines = self.script(
                    CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_%s)\nopen_camera(Sensor.%s)\n" % (fmt, own)
                    + "for i in range(3):\n"
                    "    frame = sensor.snapshot(dump_frame=True)\n"
                    "    img = csc.convert(frame)\n"
                    "    print(bytes(img.bytearray()) == bytes(sensor.snapshot(chn=CAM_CHN_ID_1).bytearray()), img.width(), img.height())\n"
                    "end()\n"
                )
                self.assertEqual(lines, ["True 320 240"] * 3 + ["0"])

    def test_other_formats(self):
        lines = self.script(
            CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_RGB_888)\n"
            "names = 'RGB_565 BGR_565_LE BGR_888 BGR_888_PLANAR GRAYSCALE'.split()\n"
            "others = [open_csc(getattr(CSC, 'PIXEL_FORMAT_' + n), i + 1) for i, n in enumerate(names)]\n"
            "open_camera(Sensor.RGB888)\n"
            "frame = sensor.snapshot(dump_frame=True)\n"
            "rgb = csc.convert(frame)\n"
            "r, g, b = rgb.get_pixel(100, 60)\n"
            "for name, other in zip(names, others):\n"
            "    img = other.convert(frame)\n"
            "    p = img.get_pixel(100, 60)\n"
            "    swapped = name in ('BGR_888', 'BGR_565_LE')\n"
            "    like = (b, g, r) if swapped else (r, g, b)\n"
            "    if name == 'GRAYSCALE':\n        p, like = (p, 0, 0), ((r * 299 + g * 587 + b * 114) // 1000, 0, 0)\n"
            "    print(name, img.format() == getattr(image, IMAGES[name]), all(abs(x - y) <= 8 for x, y in zip(p, like)))\n"
            "    other.destroy()\n"
            "end()\n".replace(
                "IMAGES",
                "{'RGB_565': 'RGB565', 'BGR_565_LE': 'RGB565', 'BGR_888': 'RGB888', 'BGR_888_PLANAR': 'BGRP888', 'GRAYSCALE': 'GRAYSCALE'}",
            )
        )
        names = "RGB_565 BGR_565_LE BGR_888 BGR_888_PLANAR GRAYSCALE".split()
        self.assertEqual(lines, [name + " True True" for name in names] + ["0"])

    def test_rgb_frames(self):
        """From RGB to NV12, and back by way of another channel."""
        for own in ("RGB888", "RGBP888"):
            lines = self.script(
                CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_YUV_SEMIPLANAR_420)\nback = open_csc(CSC.PIXEL_FORMAT_RGB_888, 1)\n"
                "open_camera(Sensor.%s)\n" % own + "frame = sensor.snapshot(chn=CAM_CHN_ID_1, dump_frame=True)\n"
                "want = frame.v_frame.to_image().get_pixel(100, 60)\nframe.v_frame.release()\n"
                "got = back.convert(csc.convert(frame, cvt=False)).get_pixel(100, 60)\n"
                "print(all(abs(x - y) <= 12 for x, y in zip(want, got)))\n"
                "back.destroy()\nend()\n"
            )
            self.assertEqual(lines, ["True", "0"])

    def test_timeouts_take_virtual_time(self):
        lines = self.script(
            CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_RGB_888, buf_num=1)\nopen_camera(Sensor.RGB888)\n"
            "start = time.ticks_ms()\nprint(csc.get_frame(timeout_ms=250), time.ticks_ms() - start)\n"
            # The only buffer is in use.
            "link = MediaManager.link((CAMERA_MOD_ID, 0, 0), (NONAI_2D_CSC_MOD_ID, 0, csc.chn))\n"
            "info = csc.get_frame()\nprint(info.v_frame.width)\ndel link\ngc.collect()\n"
            "frame = sensor.snapshot(dump_frame=True)\n"
            "start = time.ticks_ms()\nprint(csc.convert(frame, 70), time.ticks_ms() - start)\n"
            "csc.release_frame(info)\nprint(csc.convert(frame, 70).width())\nend()\n"
        )
        self.assertEqual(
            lines,
            ["CSC.getframe get_frame timeout", "None 250", "320", "CSC.convert send_frame timeout", "None 70", "320", "0"],
        )

    def test_destroy(self):
        lines = self.script(
            CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_RGB_888)\nopen_camera(Sensor.RGB888)\n"
            "frame = sensor.snapshot(dump_frame=True)\ncsc.convert(frame)\n"
            "csc.destroy()\ncsc.destroy()\nprint(csc.chn, csc.convert(frame), csc.get_frame(), csc.release_frame(frame))\nend()\n"
        )
        self.assertEqual(lines, ["-1 None None None", "0"])

    def test_a_script_may_leave_it_to_the_soft_reset(self):
        self.script(
            CAMERA + "csc = open_csc(CSC.PIXEL_FORMAT_RGB_888)\nopen_camera(Sensor.RGB888)\n"
            "img = csc.convert(sensor.snapshot(dump_frame=True))\nsensor.stop()\n"
        )

    def test_wrong_arguments(self):
        lines = self.script(
            CAMERA + "error(open_csc, 99)\nerror(open_csc, CSC.PIXEL_FORMAT_ARGB_8888)\n"
            "csc = open_csc(CSC.PIXEL_FORMAT_RGB_888)\nopen_camera(Sensor.RGB888)\n"
            "error(csc.convert, bytearray(4))\nerror(csc.convert, 5)\nerror(csc.convert, k_video_frame_info())\nend()\n"
        )
        self.assertEqual(
            lines,
            [
                "ValueError invalid fmt 99",
                "NotImplementedError the emulated board's CSC converts to NV12, gray, RGB and BGR without alpha only",
                "TypeError CSC.convert only accepts py_video_frame_info or k_video_frame_info",
                "TypeError object with buffer protocol required",
                "RuntimeError CSC.convert send_frame failed 8",
                "0",
            ],
        )

    @unittest.skipUnless(GENERATION == "A", "generation B chooses the channel")
    def test_channels_of_a(self):
        self.assertEqual(
            self.script(
                "error(CSC, 24, CSC.PIXEL_FORMAT_RGB_888)\ncsc = CSC(23, CSC.PIXEL_FORMAT_RGB_888)\nprint(csc.chn)\n"
                "error(CSC, 23, CSC.PIXEL_FORMAT_RGB_888)\ncsc.destroy()\n"
            ),
            ["ValueError invalid chn 24", "23", "RuntimeError create chn failed 4"],
        )

    @unittest.skipUnless(GENERATION == "B", "generation A takes the channel as an argument")
    def test_channels_of_b(self):
        self.assertEqual(
            self.script(
                "options = {'max_width': 16, 'max_height': 16}\n"
                "all = [CSC(CSC.PIXEL_FORMAT_RGB_888, **options) for i in range(24)]\nprint([c.chn for c in all] == list(range(24)))\n"
                "error(CSC, CSC.PIXEL_FORMAT_RGB_888, **options)\n"
                "for c in all:\n    c.destroy()\nerror(CSC, CSC.PIXEL_FORMAT_RGB_888, buf_num=0)\nprint(len(outstanding()))\n"
            ),
            ["True", "RuntimeError request nonai2d channel failed", "RuntimeError create vb pool failed", "0"],
        )


class Link(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = folder.name
        stream = self.path("stream.h264")
        source = ["-f", "lavfi", "-i", "testsrc2=size=%dx%d:rate=30" % (WIDTH, HEIGHT), "-frames:v", str(FRAMES)]
        self.ffmpeg(*source, "-c:v", "libx264", "-bf", "0", "-pix_fmt", "yuv420p", stream)
        self.ffmpeg("-i", stream, "-c", "copy", "-f", "image2", "-start_number", "0", self.path("au%d"))
        self.ffmpeg("-i", stream, "-f", "rawvideo", "-pix_fmt", "nv12", self.path("expected"))

    def path(self, name):
        return os.path.join(self.card, name)

    def ffmpeg(self, *arguments):
        subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments], check=True, stdin=subprocess.DEVNULL)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def play(self, buffers, drain, has_display=False):
        text = "HAS_DISPLAY = %s\n" % has_display + START + LINK + "for i in range(%d):\n    decode(i)\n" % FRAMES
        if drain:
            text += "    info = csc.get_frame(timeout_ms=20)\n    if info:\n        save(info, open('/sdcard/nv12', 'ab'))\n"
        text = (text + END_OF_LINK).replace("BUFFERS", str(buffers)).replace("DRAIN", str(drain))
        done = run_script(text, options=["--sdcard", self.card, "--leak-check"])
        self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"), done.stdout)
        self.assertEqual(done.stdout.splitlines()[-2:], ["CSC.getframe get_frame timeout", "0"])
        return self.read("nv12")

    def test_all_pictures_of_a_decoder(self):
        self.assertEqual(self.play(2, True), self.read("expected"))

    def test_a_display_shows_them_too(self):
        self.assertEqual(self.play(2, True, has_display=True), self.read("expected"))

    def test_pictures_without_a_buffer_are_lost(self):
        self.assertEqual(self.play(2, False), self.read("expected")[: 2 * WIDTH * HEIGHT * 3 // 2])


if __name__ == "__main__":
    unittest.main()
