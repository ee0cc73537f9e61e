# SPDX-License-Identifier: MIT
"""Module image: drawing, formats, files. Judged by pixels, and by ffmpeg."""

import pathlib
import subprocess
import tempfile
import unittest

from board_process import run_script

NEW = "import image\nimg = image.Image(64, 48, image.RGB888)\n"
# The pixels of an image that are not black, as a picture of text.
SHOW = """
def show(i, width=16, height=10):
    for y in range(height):
        print("".join("#" if any(i.get_pixel(x, y, True)) else "." for x in range(width)))
"""

# A filesystem of a script's own, whose open() returns what is in the variable `file`.
OPEN_ANYTHING = """
import io, os
class Filesystem:
    mount = umount = chdir = lambda *_: None
    stat = lambda *_: (0x8000,) + (0,) * 9
    open = lambda *_: file
os.mount(Filesystem(), "/other")
"""


class ImageTest(unittest.TestCase):
    def setUp(self):
        self._card = tempfile.TemporaryDirectory()
        self.addCleanup(self._card.cleanup)
        self.card = pathlib.Path(self._card.name)

    def script(self, source):
        done = run_script(source, options=["--sdcard", self.card, "--leak-check"])
        self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"), done.stdout)
        return done.stdout

    def raised(self, source):
        done = run_script(source, options=["--sdcard", self.card])
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stdout.splitlines()[-1]

    def pixels(self, name):
        command = ["ffmpeg", "-v", "error", "-i", self.card / name, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout


class Objects(ImageTest):
    def test_sizes_and_formats(self):
        self.assertEqual(
            self.script(
                "import image\n"
                "for name in 'GRAYSCALE RGB565 RGB888 BGR888 RGBP888 BGRP888 ARGB8888 ABGR8888 RGBA8888 BGRA8888 YUV420'.split():\n"
                "    i = image.Image(32, 16, getattr(image, name))\n"
                "    print(name, i.width(), i.height(), i.size(), len(i.bytearray()), i.format() == getattr(image, name))\n"
            ).splitlines(),
            [
                "%s 32 16 %d %d True" % (name, size, size)
                for name, size in (
                    ("GRAYSCALE", 512),
                    ("RGB565", 1024),
                    ("RGB888", 1536),
                    ("BGR888", 1536),
                    ("RGBP888", 1536),
                    ("BGRP888", 1536),
                    ("ARGB8888", 2048),
                    ("ABGR8888", 2048),
                    ("RGBA8888", 2048),
                    ("BGRA8888", 2048),
                    ("YUV420", 768),
                )
            ],
        )

    def test_memory(self):
        self.assertEqual(
            self.script(
                "import image, uctypes\n"
                "for alloc in (image.ALLOC_MPGC, image.ALLOC_HEAP, image.ALLOC_MMZ):\n"
                "    i = image.Image(32, 16, image.RGB565, alloc=alloc)\n"
                "    print(i.virtaddr() != 0, i.phyaddr() != 0)\n"
                "print(image.Image(32, 16, image.RGB565).phyaddr() != 0)\n"
                "data = bytearray(32 * 16 * 2)\n"
                "shared = image.Image(32, 16, image.RGB565, alloc=image.ALLOC_REF, data=data)\n"
                "copied = image.Image(32, 16, image.RGB565, data=data)\n"
                "data[0] = 7\nprint(shared.bytearray()[0], copied.bytearray()[0], shared.virtaddr() == uctypes.addressof(data))\n"
            ),
            "True False\nTrue False\nTrue True\nTrue\n7 0 True\n",
        )

    def test_memory_is_collected(self):
        # More than there is of media memory.
        self.script("import image\nfor _ in range(80):\n    image.Image(1920, 1080, image.ARGB8888)\n")

    def test_wrong_arguments(self):
        self.assertEqual(self.raised("import image\nimage.Image(8, 8)\n"), "OSError: Expected width, height, and type")
        self.assertEqual(self.raised("import image\nimage.Image(0, 8, image.RGB565)\n"), "OSError: Width must be > 0")
        self.assertEqual(self.raised("import image\nimage.Image(8, 8, 5)\n"), "OSError: Unsupported type")
        self.assertEqual(
            self.raised("import image\nimage.Image(8, 8, image.RGB565, data=bytearray(3))\n"), "ValueError: Not enough data"
        )
        self.assertEqual(
            self.raised("import image\nimage.Image(8, 8, image.RGB565, alloc=image.ALLOC_REF)\n"),
            "ValueError: please set reference object",
        )
        self.assertEqual(self.raised(NEW + "img.draw_line(1, 2)\n"), "OSError: Not enough positional arguments!")
        self.assertEqual(self.raised(NEW + "img.draw_line(1, 2, 3, 4, (1, 2))\n"), "ValueError: color=([A,]R,G,B)")

    def test_what_images_do_not_do_here(self):
        self.assertIn("NotImplementedError", self.raised(NEW + "img.find_blobs([(0, 1, 2, 3, 4, 5)])\n"))
        # With ulab it is an array.
        array = self.script(NEW + "try:\n    print(img.to_numpy_ref().shape)\nexcept NotImplementedError as error:\n    print(error)\n")
        self.assertRegex(array, r"^\(48, 64, 3\)$|ulab")


class Drawing(ImageTest):
    def test_a_colour_in_each_format(self):
        self.assertEqual(
            self.script(
                "import image\n"
                "for f in (image.RGB565, image.RGB888, image.BGR888, image.RGBP888, image.BGRP888, image.ARGB8888, image.BGRA8888):\n"
                "    i = image.Image(16, 16, f)\n"
                "    i.draw_rectangle(0, 0, 16, 16, color=(248, 124, 8), fill=True)\n"
                "    print(i.get_pixel(3, 3, True), bytes(i.bytearray()[:4]))\n"
            ).splitlines(),
            [
                "(255, 125, 8) %r" % b"\xe1\xfb\xe1\xfb",
                "(248, 124, 8) %r" % b"\xf8\x7c\x08\xf8",
                "(248, 124, 8) %r" % b"\x08\x7c\xf8\x08",
                "(248, 124, 8) %r" % b"\xf8\xf8\xf8\xf8",
                "(248, 124, 8) %r" % b"\x08\x08\x08\x08",
                "(248, 124, 8) %r" % b"\xff\xf8\x7c\x08",
                "(248, 124, 8) %r" % b"\x08\x7c\xf8\xff",
            ],
        )

    def test_forms_of_arguments(self):
        # By position, by name, in a tuple; alpha first; a number.
        self.script(
            NEW + "def made(draw):\n    i = image.Image(64, 48, image.ARGB8888)\n    assert draw(i) is i\n    return bytes(i.bytearray())\n"
            "red = made(lambda i: i.draw_rectangle(1, 2, 30, 20, (255, 0, 0), 2, True))\n"
            "assert any(red)\n"
            "assert red == made(lambda i: i.draw_rectangle((1, 2, 30, 20), color=(255, 255, 0, 0), thickness=2, fill=True))\n"
            "assert red == made(lambda i: i.draw_rectangle([1, 2, 30, 20], 0xffff0000, fill=1))\n"
            "assert red != made(lambda i: i.draw_rectangle(1, 2, 30, 20, color=(128, 255, 0, 0), fill=True))\n"
            "assert red != made(lambda i: i.draw_rectangle(1, 2, 30, 20, (255, 0, 0)))\n"
            "white = made(lambda i: i.draw_line(0, 0, 9, 9))\n"
            "assert white == made(lambda i: i.draw_line((0, 0, 9, 9), color=(255, 255, 255)))\n"
        )

    def test_shapes(self):
        self.assertEqual(
            self.script(
                "import image\n" + SHOW + "i = image.Image(16, 10, image.GRAYSCALE)\n"
                "i.draw_rectangle(1, 1, 5, 4)\ni.draw_line(8, 1, 14, 4)\ni.draw_cross(3, 7, size=1)\ni.draw_circle(11, 7, 2)\nshow(i)\n"
            ),
            "................\n"
            ".#####..##......\n"
            ".#...#....##....\n"
            ".#...#......##..\n"
            ".#####........#.\n"
            "...........#....\n"
            "...#......#.#...\n"
            "..###....#...#..\n"
            "...#......#.#...\n"
            "...........#....\n",
        )

    def test_everything_outside_is_clipped(self):
        self.script(
            NEW + "for at in (-1000, -5, 40, 1000):\n"
            "    img.draw_rectangle(at, at, 30, 30, thickness=9)\n    img.draw_circle(at, at, 30, fill=True)\n"
            "    img.draw_line(at, 5, -at, 100, thickness=5)\n    img.draw_string_advanced(at, at, 32, 'text')\n"
            "    img.draw_arrow(at, at, 10, 10)\n    img.draw_cross(at, at)\n    img.draw_image(img.copy(), at, at)\n"
            "    img.draw_ellipse(at, at, 20, 10, 30)\n    img.set_pixel(at, at)\n"
            "assert img.get_pixel(-1, 0) is None and img.get_pixel(64, 0) is None\n"
        )

    def test_text(self):
        # An I of MicroPython's font, twice as large; a box for what is not in the font.
        self.assertEqual(
            self.script(
                "import image\n" + SHOW + "i = image.Image(16, 16, image.GRAYSCALE)\ni.draw_string_advanced(0, 0, 16, 'I')\nshow(i, 8, 16)\n"
                "i.clear()\ni.draw_string_advanced(0, 0, 10, '\\u4f60')\nshow(i, 11, 10)\n"
            ).splitlines()[16:],
            [
                "...........",
                ".########..",
                ".#......#..",
                ".#......#..",
                ".#......#..",
                ".#......#..",
                ".#......#..",
                ".#......#..",
                ".########..",
                "...........",
            ],
        )

    def test_keypoints_edges_and_arrow(self):
        self.script(
            NEW + "img.draw_keypoints([(10, 10, 0), (30, 30, 90)], color=(0, 255, 0), size=8)\n"
            "assert img.get_pixel(18, 10) == (0, 255, 0) and img.get_pixel(30, 38) == (0, 255, 0)\n"
            "img.clear()\nimg.draw_edges(((1, 1), (20, 1), (20, 20), (1, 20)), (255, 0, 0))\n"
            "assert img.get_pixel(20, 10) == (255, 0, 0)\n"
            "img.clear()\nimg.draw_arrow(0, 10, 30, 10, (0, 0, 255))\n"
            "assert img.get_pixel(20, 5) == (0, 0, 255) and img.get_pixel(20, 15) == (0, 0, 255)\n"
        )

    def test_image_in_an_image(self):
        self.script(
            NEW + "small = image.Image(8, 8, image.RGB565)\nsmall.draw_rectangle(0, 0, 8, 8, (255, 255, 255), fill=True)\n"
            "img.draw_image(small, 10, 10, x_scale=2, y_scale=0.5)\n"
            "assert img.get_pixel(25, 13) == (255, 255, 255) and img.get_pixel(26, 13) == (0, 0, 0) and img.get_pixel(25, 14) == (0, 0, 0)\n"
            "img.clear()\nimg.draw_image(small, 0, 0, alpha=128)\nassert img.get_pixel(0, 0) == (127, 127, 127)\n"
            "img.clear()\nimg.draw_image(small, 0, 0, roi=(0, 0, 4, 4))\n"
            "assert img.get_pixel(3, 3) == (255, 255, 255) and img.get_pixel(4, 3) == (0, 0, 0)\n"
        )


class Formats(ImageTest):
    def test_conversions(self):
        self.assertEqual(
            self.script(
                NEW + "img.draw_rectangle(0, 0, 64, 48, (255, 0, 0), fill=True)\n"
                "print(img.to_grayscale().get_pixel(5, 5), img.to_rgb565().get_pixel(5, 5, False), img.to_rgb565().to_rgb888().get_pixel(5, 5))\n"
                "half = img.copy(x_scale=0.5, y_scale=0.5)\nprint(half.width(), half.height(), half.format() == image.RGB888)\n"
                "part = img.crop(roi=(8, 8, 16, 12))\nprint(part.width(), part.height())\n"
                "print(img.to_rgb565(x_size=32).height())\n"
            ),
            "76 63488 (255, 0, 0)\n32 24 True\n16 12\n24\n",
        )

    def test_files(self):
        self.script(
            NEW + "img.draw_rectangle(0, 0, 64, 48, (200, 100, 50), fill=True)\n"
            "img.save('/sdcard/a.jpg', quality=95)\nimg.save('/sdcard/a.png')\n"
            "jpeg = img.compress(quality=90)\nassert jpeg.format() == image.JPEG and bytes(jpeg.bytearray()[:2]) == b'\\xff\\xd8'\n"
            "with open('/sdcard/b.jpg', 'wb') as f:\n    f.write(img.compressed(80))\n"
            "for name in ('a.jpg', 'a.png', 'b.jpg'):\n"
            "    i = image.Image('/sdcard/' + name)\n    assert (i.width(), i.height(), i.format()) == (64, 48, image.RGB565), name\n"
            "    assert all(abs(a - b) < 9 for a, b in zip(i.get_pixel(9, 9), (200, 100, 50))), (name, i.get_pixel(9, 9))\n"
        )
        self.assertEqual(self.pixels("a.png")[:3], bytes((200, 100, 50)))
        for name in ("a.jpg", "b.jpg"):
            for found, drawn in zip(self.pixels(name)[3000:], (200, 100, 50)):
                self.assertAlmostEqual(found, drawn, delta=4)
        self.assertIn("ENOENT", self.raised("import image\nimage.Image('/sdcard/no.jpg')\n"))
        self.assertIn("JPEG and PNG", self.raised("import image\nopen('/sdcard/c.bmp', 'w').write('BM')\nimage.Image('/sdcard/c.bmp')\n"))


class CameraChannels(ImageTest):
    def test_formats_of_snapshots(self):
        # All channels show frame 0, whose top left pixel is a black square of luma 30 without colour.
        self.assertEqual(
            self.script(
                "from media.sensor import *\nfrom media.media import *\nimport image\n"
                "s = Sensor()\ns.reset()\n"
                "for chn, f in enumerate((Sensor.RGB888, Sensor.RGBP888, Sensor.GRAYSCALE)):\n"
                "    s.set_framesize(width=320, height=240, chn=chn)\n    s.set_pixformat(f, chn=chn)\n"
                "MediaManager.init()\ns.run()\n"
                "for chn, f in enumerate((image.RGB888, image.RGBP888, image.GRAYSCALE)):\n"
                "    i = s.snapshot(chn=chn)\n    print(i.format() == f, i.size(), i.get_pixel(4, 4))\n"
                "s.stop()\nMediaManager.deinit()\n"
            ),
            "True 230400 (30, 30, 30)\nTrue 230400 (30, 30, 30)\nTrue 76800 30\n",
        )

    def test_colours_are_the_same_on_every_board(self):
        self.assertEqual(
            self.script(
                "from media.sensor import *\nfrom media.media import *\n"
                "s = Sensor()\ns.reset()\ns.set_framesize(width=320, height=240)\ns.set_pixformat(Sensor.RGB888)\n"
                "MediaManager.init()\ns.run()\ni = s.snapshot()\n"
                "print(i.get_pixel(100, 100), i.get_pixel(101, 150), i.get_pixel(319, 239), sum(i.to_bytes()))\n"
                "s.stop()\nMediaManager.deinit()\n"
            ),
            "(171, 175, 236) (158, 128, 162) (136, 164, 201) 30159125\n",
        )

    def test_rgb565(self):
        self.assertEqual(
            self.script(
                "from media.sensor import *\nfrom media.media import *\nimport image\n"
                "s = Sensor()\ns.reset()\ns.set_framesize(width=320, height=240)\ns.set_pixformat(Sensor.RGB565)\n"
                "MediaManager.init()\ns.run()\ni = s.snapshot()\nprint(i.format() == image.RGB565, i.size(), i.get_pixel(4, 4))\n"
                "i.draw_rectangle(0, 0, 50, 50, (255, 255, 255), fill=True)\nprint(i.get_pixel(4, 4))\n"
                "s.stop()\nMediaManager.deinit()\n"
            ),
            "True 153600 (24, 28, 24)\n(255, 255, 255)\n",
        )


class OtherFilesystems(ImageTest):
    def test_files_that_are_no_streams(self):
        for call in ("img.save('/other/a.jpg')", "image.Image('/other/a.jpg')"):
            with self.subTest(call):
                self.assertEqual(self.raised(OPEN_ANYTHING + NEW + "file = 5\n" + call), "OSError: stream operation not supported")

    def test_files_in_memory(self):
        self.assertEqual(
            self.script(
                OPEN_ANYTHING + NEW + "class File(io.IOBase):\n    data = b''\n"
                "    def write(self, data): self.data += bytes(data); return len(data)\n    def ioctl(self, *_): return 0\n"
                "file = File()\nimg.save('/other/a.jpg')\nprint(file.data[:2], file.data[-2:])\n"
            ),
            "b'\\xff\\xd8' b'\\xff\\xd9'\n",
        )


class FarArguments(ImageTest):
    def test_parts_outside_of_the_image(self):
        for roi in ("(2147483647, 0, 2147483647, 1)", "(0, 2147483647, 1, 2147483647)", "(4294967296, 0, 1, 1)", "(64, 0, 1, 1)"):
            for call in ("img.copy(roi=%s)", "img.draw_image(img, 0, 0, roi=%s)", "img.save('/sdcard/a.jpg', roi=%s)"):
                with self.subTest(call % roi):
                    self.assertEqual(self.raised(NEW + call % roi), "ValueError: roi does not overlap on the image!")

    def test_scales(self):
        # 65536 times 65552 pixels: the driver's 32 bits would count 1 MiB.
        for scale in ("x_size=65536, y_size=65552", "x_scale=1e6", "x_scale=float('inf')", "y_scale=1e30"):
            with self.subTest(scale):
                self.assertEqual(self.raised(NEW + "img.copy(%s)" % scale), "MemoryError: the image would be too large")
        for scale in ("x_scale=0.001", "x_scale=float('nan'), y_scale=0.001"):
            with self.subTest(scale):
                self.assertEqual(self.raised(NEW + "img.copy(%s)" % scale), "ValueError: the image would be empty")

    def test_drawing_far_away(self):
        self.assertEqual(
            self.script(
                NEW + "far = 2147483647\n"
                "for x in (far, -far, 1e30, -1e30, float('nan'), float('inf')):\n"
                "    img.draw_line(x, 0, x, 9)\n    img.draw_rectangle(x, x, 9, 9, fill=True)\n    img.draw_circle(x, x, 9)\n"
                "    img.draw_cross(x, x)\n    img.draw_image(img, x, x)\n    img.set_pixel(x, x, color=(255, 255, 255))\n"
                "print(any(img.bytearray()))\n"
                "img.draw_line(0, 9, 63, 10, thickness=far)\nprint(all(img.bytearray()))\n"
                "img.clear()\nimg.draw_image(image.Image(2, 2, image.GRAYSCALE, data=b'\\xff' * 4), -far, 0, x_scale=1e30)\n"
            ),
            "False\nTrue\n",
        )


class Frames(ImageTest):
    def test_planes_that_are_no_frames(self):
        for place in (0, 16, 1 << 32, 1 << 63, -4096):
            for kind in ("YUV_SEMIPLANAR_420", "RGB_888_PLANAR"):
                with self.subTest(f"{kind} {place}"):
                    self.assertEqual(
                        self.raised(
                            NEW + "from _media import py_video_frame\nfrom mpp.video_struct import *\n"
                            "from mpp.generated import constants\nframe = k_video_frame_info().v_frame\n"
                            f"frame.width, frame.height, frame.pixel_format = 64, 48, constants.PIXEL_FORMAT_{kind}\n"
                            f"frame.phys_addr[0], frame.phys_addr[1] = img.phyaddr(), img.phyaddr() + {place}\n"
                            "py_video_frame(frame).to_image()\n"
                        ),
                        "RuntimeError: py_video_frame_to_image mmap failed",
                    )


class OddSides(ImageTest):
    def test_drawing_stays_in_the_memory(self):
        self.assertEqual(
            self.script(
                "import image\nmemory = bytearray(64)\n"
                "i = image.Image(3, 3, image.YUV420, alloc=image.ALLOC_REF, data=memory)\n"
                "i.draw_rectangle(0, 0, 3, 3, color=(255, 255, 255), fill=True)\n"
                "print(i.size(), bytes(memory[:9]) == b'\\xff' * 9, any(memory[13:]))\n"
            ),
            "13 True False\n",
        )

    def test_colours_of_the_last_column(self):
        self.assertEqual(
            self.script(
                "import image\ni = image.Image(17, 9, image.YUV420)\n"
                "i.draw_rectangle(0, 0, 17, 9, color=(255, 255, 255), fill=True)\n"
                "j = i.to_rgb888()\nprint(j.width(), j.height(), min(j.bytearray()) > 250)\n"
            ),
            "17 9 True\n",
        )
        self.assertEqual(
            self.raised("import image\nimage.Image(1, 1, image.YUV420).to_rgb888()"), "OSError: Compression Failed!"
        )


if __name__ == "__main__":
    unittest.main()
