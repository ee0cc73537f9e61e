# SPDX-License-Identifier: MIT
"""media.display: the calls of each MPP generation, and their errors."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from board_process import run_script

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()
IMPORTS = "from media.display import *\nfrom media.media import *\nimport image\n"


class DisplayTest(unittest.TestCase):
    def script(self, source):
        done = run_script(IMPORTS + source, options=["--leak-check"])
        self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"), done.stdout)
        return done.stdout

    def raised(self, source):
        done = run_script(IMPORTS + source)
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stdout.splitlines()[-1]


class Both(DisplayTest):
    def test_types_and_layers(self):
        first_osd = 3 if GENERATION == "A" else 4
        self.assertEqual(
            self.script(
                "print(Display.VIRT, Display.DEBUGGER, Display.ST7701, Display.HX8399, Display.ILI9806, Display.LT9611)\n"
                "print(Display.ILI9881, Display.NT35516, Display.NT35532, Display.GC9503, Display.ST7102, Display.AML020T)\n"
                "print(Display.LAYER_VIDEO1, Display.LAYER_VIDEO2, Display.LAYER_OSD0, Display.LAYER_OSD3)\n"
            ),
            "300 301 302 303 304 305\n306 307 308 309 310 311\n1 2 %d %d\n" % (first_osd, first_osd + 3),
        )

    def test_names_of_the_star(self):
        self.script("print = image.Image, Display\n")

    def test_default_sizes(self):
        output = self.script(
            "for name in 'VIRT ST7701 HX8399 ILI9806 LT9611 ILI9881 NT35516 NT35532 GC9503 ST7102 AML020T'.split():\n"
            "    Display.init(getattr(Display, name))\n"
            "    size = Display.width(), Display.height()\n"
            "    Display.deinit()\n"
            "    print(name, *size)\n"
        )
        lines = [line for line in output.splitlines() if "rotated" not in line]
        self.assertEqual(
            lines,
            "VIRT 640 480/ST7701 800 480/HX8399 1920 1080/ILI9806 800 480/LT9611 1920 1080/ILI9881 1280 800/NT35516 960 536/"
            "NT35532 1920 1080/GC9503 800 480/ST7102 640 480/AML020T 480 360".split("/"),
        )

    def test_sizes_are_exchanged_for_a_panel_that_stands(self):
        self.assertEqual(
            self.script("Display.init(Display.ST7701, width=480, height=800)\nprint(Display.width(), Display.height())\n"),
            "480 800\n",
        )

    def test_a_layer_without_a_camera_is_black(self):
        # A bind to a camera that does not run.
        self.script(
            "Display.init(Display.VIRT, width=320, height=240, to_ide=True)\n"
            "Display.bind_layer(src=(CAMERA_MOD_ID, 0, 0), rect=(0, 0, 320, 240), pix_format=31, layer=Display.LAYER_VIDEO1)\n"
            "MediaManager.init()\n"
            "Display.unbind_layer(Display.LAYER_VIDEO1)\n"
            "Display.deinit()\nMediaManager.deinit()\n"
        )

    def test_show_image_without_room(self):
        size = "Image size is too large" if GENERATION == "A" else "exceed the panel resolution"
        self.assertIn(
            size,
            self.raised(
                "Display.init(Display.VIRT, width=320, height=240)\nMediaManager.init()\n"
                "Display.show_image(image.Image(640, 480, image.RGB565))\n"
            ),
        )

    def test_formats_of_show_image(self):
        self.script(
            "Display.init(Display.VIRT, width=320, height=240)\nMediaManager.init()\n"
            "for f in (image.ARGB8888, image.BGRA8888, image.RGB888, image.RGB565, image.GRAYSCALE):\n"
            "    Display.show_image(image.Image(160, 120, f), 8, 8)\n"
            "try:\n    Display.show_image(image.Image(160, 120, image.RGBP888))\n    raise SystemExit(1)\n"
            "except ValueError:\n    pass\n"
            "Display.deinit()\nMediaManager.deinit()\n"
        )

    def test_display_that_stays_at_the_end_is_no_leak(self):
        self.script(
            "Display.init(Display.VIRT, width=320, height=240)\nMediaManager.init()\n"
            "Display.bind_layer(src=(CAMERA_MOD_ID, 0, 0), rect=(0, 0, 320, 240), pix_format=31, layer=Display.LAYER_VIDEO1)\n"
            "Display.show_image(image.Image(320, 240, image.ARGB8888))\n"
        )


# A camera and a white rectangle over it; the display is closed, or not.
SHOWN = """
from media.sensor import *
sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=320, height=240)
sensor.set_pixformat(Sensor.YUV420SP)
Display.init(Display.VIRT, width=320, height=240, fps=30)
Display.bind_layer(**sensor.bind_info(), layer=Display.LAYER_VIDEO1)
MediaManager.init()
picture = image.Image(320, 240, image.ARGB8888)
picture.draw_rectangle(100, 100, 50, 50, color=(255, 255, 255, 255), fill=True)
Display.show_image(picture)
sensor.run()
sensor.snapshot()
"""
CLOSED = "sensor.stop()\nDisplay.deinit()\nMediaManager.deinit()\n"


class LastPicture(DisplayTest):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.file = pathlib.Path(self._folder.name) / "last.png"

    def run_to(self, file, source):
        return run_script(IMPORTS + source, options=["--display-png", file])

    def pixel(self, x, y):
        command = ["ffmpeg", "-v", "error", "-i", self.file, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
        pixels = subprocess.run(command, capture_output=True, check=True).stdout
        self.assertEqual(len(pixels), 320 * 240 * 3)
        return tuple(pixels[(y * 320 + x) * 3 :][:3])

    def test_picture_at_the_end(self):
        for end in ("", CLOSED, "raise KeyboardInterrupt\n"):
            done = self.run_to(self.file, SHOWN + end)
            self.assertEqual((done.returncode, done.stderr), (1 if "raise" in end else 0, ""), done.stdout)
            self.assertEqual(self.pixel(125, 125), (255, 255, 255))
            # A black square of the frame's number.
            self.assertEqual(self.pixel(4, 4), (30, 30, 30))
            self.assertEqual(os.listdir(self._folder.name), ["last.png"])

    def test_without_a_picture(self):
        done = self.run_to(self.file, "")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, "display: there was no picture; the script must call Display.init()\n")
        self.assertEqual(os.listdir(self._folder.name), [])

    def test_a_file_that_cannot_be_written(self):
        done = self.run_to(self.file.parent / "not" / "there.png", SHOWN)
        self.assertEqual(done.returncode, 1)
        self.assertIn("there.png: No such file or directory", done.stderr)


@unittest.skipUnless(GENERATION == "A", "generation A")
class GenerationA(DisplayTest):
    def test_order_of_arguments(self):
        # osd_num, to_ide
        self.assertEqual(
            self.script(
                "Display.init(Display.VIRT, 320, 240, 3, True, None, 25)\nprint(Display.fps(), MediaManager._pool_count)\n"
                "print([(MediaManager._pools.comm_pool[i].blk_size, MediaManager._pools.comm_pool[i].blk_cnt) for i in range(2)])\n"
            ),
            "25 2\n[(153600, 4), (307200, 5)]\n",
        )

    def test_default_rates(self):
        self.assertEqual(
            self.script(
                "Display.init(Display.VIRT)\nprint(Display.fps())\nDisplay.deinit()\nDisplay.init(Display.LT9611)\nprint(Display.fps())\n"
            ),
            "90\n30\n",
        )

    def test_wrong_arguments(self):
        self.assertEqual(self.raised("Display.init()\n"), "ValueError: please run Display.init(type=)")
        self.assertEqual(self.raised("Display.init(Display.LT9611, 800, 600)\n"), "ValueError: LT9611 unsupport 800x600@30")
        self.assertEqual(self.raised("Display.init(Display.ST7701, 100, 100)\n"), "ValueError: ST7701 unsupport 100x100")
        self.assertEqual(self.raised("Display.init(999)\n"), "AssertionError: Unsupport display type 999")
        self.assertEqual(
            self.raised("Display.init(Display.VIRT, 321, 240)\n"), "ValueError: width must be an integral multiple of 8 pixels"
        )

    def test_second_init_and_deinit(self):
        self.assertEqual(
            self.script("Display.init(Display.VIRT)\nDisplay.init(Display.LT9611)\nDisplay.deinit()\nDisplay.deinit()\n"),
            "Already run Display.init()\ndid't call Display.init()\n",
        )

    def test_bind_before_init(self):
        self.script(
            "Display.bind_layer(src=(CAMERA_MOD_ID, 0, 0), rect=(0, 0, 640, 480), pix_format=31)\n"
            "Display.init(Display.VIRT)\nMediaManager.init()\nDisplay.deinit()\nMediaManager.deinit()\n"
        )

    def test_bind_of_another_format(self):
        self.assertIn(
            "only support format", self.raised("Display.init(Display.VIRT)\nDisplay.bind_layer(src=(6, 0, 0), pix_format=3)\n")
        )


@unittest.skipUnless(GENERATION == "B", "generation B")
class GenerationB(DisplayTest):
    def test_order_of_arguments(self):
        # fps, flag, osd_num, to_ide
        self.assertEqual(
            self.script("Display.init(Display.VIRT, 320, 240, 25, 0, 3, True)\nprint(Display.fps(), Display.writeback())\n"),
            "25 True\n",
        )

    def test_inited(self):
        self.assertEqual(
            self.script(
                "print(Display.inited())\nDisplay.init(Display.VIRT)\nprint(Display.inited())\nDisplay.init(Display.VIRT, 320, 240)\n"
                "print(Display.width(), Display.fps())\nDisplay.deinit()\nDisplay.deinit()\nprint(Display.inited())\n"
            ),
            "False\nTrue\n320 60\nFalse\n",
        )

    def test_wrong_arguments(self):
        self.assertEqual(self.raised("Display.init(-1)\n"), "ValueError: invalid type")
        self.assertEqual(self.raised("Display.init(Display.ST7701, 100, 100)\n"), "RuntimeError: ST7701 not support 100x100@60")
        self.assertEqual(self.raised("Display.init(Display.LT9611, fps=24)\n"), "RuntimeError: LT9611 not support 0x0@24")
        self.assertEqual(self.raised("Display.width()\n"), "RuntimeError: get vo resolution failed")
        self.assertEqual(self.raised("Display.writeback(True)\n"), "RuntimeError: set wbc stats but not init display")
        self.assertEqual(
            self.raised("Display.show_image(image.Image(8, 8, image.RGB565))\n"), "RuntimeError: show image without init"
        )
        self.assertEqual(self.raised("Display.bind_layer()\n"), "TypeError: bind_layer requires src argument")
        self.assertEqual(self.raised("Display.bind_layer((6, 0, 0))\n"), "ValueError: Argument cannot be None")
        self.assertEqual(self.raised("Display.bind_layer((6, 0), rect=(0, 0, 8, 8))\n"), "ValueError: Expected 3 values, got 2")
        self.assertEqual(
            self.raised("Display.init(Display.VIRT)\nDisplay.bind_layer((6, 0, 0), rect=(0, 0, 8, 8), layer=1, pix_format=3)\n"),
            "RuntimeError: vo bind config layer failed.",
        )
        self.assertEqual(self.raised("Display.unbind_layer(0)\n"), "ValueError: invalid bind layer")
        self.assertEqual(
            self.raised("Display.init(Display.VIRT)\nDisplay.show_image(image.Image(8, 8, image.RGB565), layer=1)\n"),
            "ValueError: invalid layer",
        )

    def test_frame_objects(self):
        self.assertEqual(
            self.script(
                "import _media, uctypes\nfrom mpp.video_struct import *\n"
                "info = k_video_frame_info(mod_id=5, pool_id=7)\ninfo.v_frame.width = 64\ninfo.v_frame.phys_addr[1] = 4096\n"
                "made = _media.py_video_frame_info(info)\n"
                "print(made.mod_id, made.pool_id, made.v_frame.width, made.v_frame.phys_addr)\n"
                "print(bytes(made) == bytes(info), len(bytes(made.v_frame)) < len(bytes(made)))\n"
            ),
            "5 7 64 [0, 4096, 0]\nTrue True\n",
        )
        self.assertIn("expect size", self.raised("import _media\n_media.py_video_frame_info(bytearray(5))\n"))

    def test_frame_as_an_image(self):
        self.assertEqual(
            self.script(
                "from media.sensor import *\n"
                "sensor = Sensor()\nsensor.reset()\nsensor.set_framesize(width=320, height=240)\nsensor.set_pixformat(Sensor.YUV420SP)\n"
                "sensor.run()\nframe = sensor.snapshot(dump_frame=True)\n"
                "picture = frame.v_frame.to_image()\nluma = frame.v_frame.to_image(PIXEL_FORMAT_RGB_MONOCHROME_8BPP)\n"
                "print(picture.format() == image.YUV420, luma.format() == image.GRAYSCALE, luma.size(), luma.get_pixel(4, 4))\n"
                "frame.v_frame.release()\nsensor.stop()\n"
            ),
            "True True 76800 30\n",
        )

    def test_memory_of_osd_layers(self):
        # One block more than needed for osd_num=1, and the one that is copied to.
        self.assertEqual(
            self.raised(
                "Display.init(Display.VIRT, 320, 240)\npicture = image.Image(320, 240, image.ARGB8888)\n"
                "for layer in (Display.LAYER_OSD0, Display.LAYER_OSD1, Display.LAYER_OSD2, Display.LAYER_OSD3):\n"
                "    Display.show_image(picture, layer=layer)\n"
            ),
            "RuntimeError: alloc layer buffer failed",
        )


if __name__ == "__main__":
    unittest.main()
